import { assert } from "chai";
import { Checker } from "../../../src/reference/checks/checker";
import { CHECKS } from "../../../src/reference/checks/finding";
import { Library } from "../../../src/reference/library";
import { DocumentIndex, scanText } from "../../../src/reference/recogniser/document";
