import add from "@vscode/codicons/src/icons/add.svg";
import arrowLeft from "@vscode/codicons/src/icons/arrow-left.svg";
import arrowRight from "@vscode/codicons/src/icons/arrow-right.svg";
import book from "@vscode/codicons/src/icons/book.svg";
import calendar from "@vscode/codicons/src/icons/calendar.svg";
import check from "@vscode/codicons/src/icons/check.svg";
import circle from "@vscode/codicons/src/icons/circle-large.svg";
import close from "@vscode/codicons/src/icons/close.svg";
import copy from "@vscode/codicons/src/icons/copy.svg";
import fileText from "@vscode/codicons/src/icons/file-text.svg";
import globe from "@vscode/codicons/src/icons/globe.svg";
import law from "@vscode/codicons/src/icons/law.svg";
import layers from "@vscode/codicons/src/icons/layers.svg";
import lightbulb from "@vscode/codicons/src/icons/lightbulb.svg";
import location from "@vscode/codicons/src/icons/location.svg";
import mortarBoard from "@vscode/codicons/src/icons/mortar-board.svg";
import organization from "@vscode/codicons/src/icons/organization.svg";
import person from "@vscode/codicons/src/icons/person.svg";
import quote from "@vscode/codicons/src/icons/quote.svg";
import radioTower from "@vscode/codicons/src/icons/radio-tower.svg";
import rocket from "@vscode/codicons/src/icons/rocket.svg";
import save from "@vscode/codicons/src/icons/save.svg";
import screenFull from "@vscode/codicons/src/icons/screen-full.svg";
import splitHorizontal from "@vscode/codicons/src/icons/split-horizontal.svg";
import zap from "@vscode/codicons/src/icons/symbol-event.svg";
import table from "@vscode/codicons/src/icons/table.svg";
import target from "@vscode/codicons/src/icons/target.svg";
import typeHierarchy from "@vscode/codicons/src/icons/type-hierarchy.svg";
import verified from "@vscode/codicons/src/icons/verified-filled.svg";
import warning from "@vscode/codicons/src/icons/warning.svg";
import zoomIn from "@vscode/codicons/src/icons/zoom-in.svg";
import zoomOut from "@vscode/codicons/src/icons/zoom-out.svg";

/** Codicons, drawn as shapes: a font of all of them would be larger than the page. Kinds have those of the sidebar. */
const ICONS: Readonly<Record<string, string>> = {
  mission: rocket,
  operation: target,
  exercise: mortarBoard,
  event: calendar,
  coalition: typeHierarchy,
  organization,
  person,
  satellite: radioTower,
  system: layers,
  weapon: zap,
  concept: lightbulb,
  orbit: globe,
  treaty: law,
  doctrine: book,
  report: fileText,
  place: location,
  official: verified,
  reported: circle,
  disputed: warning,
  back: arrowLeft,
  forward: arrowRight,
  copy,
  copied: check,
  quote,
  add,
  close,
  compare: splitHorizontal,
  zoomIn,
  zoomOut,
  zoomAll: screenFull,
  save,
  table,
};

export function Icon({ name }: { readonly name: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <Shapes name={name} />
    </svg>
  );
}

/** What an icon is made of, 16 by 16, for within a picture. */
export function Shapes({ name }: { readonly name: string }) {
  const shapes = (ICONS[name] ?? "").matchAll(/ d="([^"]+)"/g);
  return <>{[...shapes].map(([, path]) => path && <path key={path} d={path} />)}</>;
}
