import { markdown } from "./markdown";
import { LineKind, type Syntax, skip } from "./syntax";

const SCISSORS = /^# -+ >8 -+/;

/** A git commit message: the subject by itself, then prose; lines of comment and the diff below the scissors are not read. */
export const gitCommit: Syntax = {
  ...markdown,
  line(text, state, number) {
    if (state === ">8" || SCISSORS.test(text)) {
      return skip(">8");
    }
    if (text.startsWith("#")) {
      return skip("");
    }
    return number === 0 ? { kind: LineKind.Alone, state: "" } : markdown.line(text, state, number);
  },
};
