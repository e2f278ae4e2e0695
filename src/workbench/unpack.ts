/**
 * The text of a gzip file: unpacked and decoded piece by piece, off the extension host's own thread where there is one.
 * @throws Error where the file is damaged
 */
export async function unpack(file: Uint8Array<ArrayBuffer>): Promise<string> {
  const pieces = new Blob([file]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      text += decoder.decode(piece.value, { stream: true });
    }
  } catch (error) {
    throw new Error(`dataset: the file cannot be unpacked (${error instanceof Error ? error.message : error})`);
  }
  return text + decoder.decode();
}
