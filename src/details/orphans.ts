import * as vscode from "vscode";

const SESSION_KEY = "session";

/**
 * Takes away the pages to which nobody listens any more, and says of each view type where they were: the extension host crashed, and VS
 * Code started another in the same window. After a reload of the window it brings pages back by itself.
 */
export function takeOrphans(memory: vscode.Memento): (viewType: string) => readonly vscode.ViewColumn[] {
  const isSameWindow = memory.get<unknown>(SESSION_KEY) === vscode.env.sessionId;
  void memory.update(SESSION_KEY, vscode.env.sessionId);
  const tabs = isSameWindow ? vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(isOurs)) : [];
  const places = tabs.map(({ input, group }) => ({ type: (input as vscode.TabInputWebview).viewType, column: group.viewColumn }));
  void vscode.window.tabGroups.close(tabs, true);
  return (viewType) => places.flatMap(({ type, column }) => (type.endsWith(viewType) ? [column] : []));
}

function isOurs({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && /(?:^|-)spaceSecurity\./.test(input.viewType);
}
