/**
 * The words of English and French by which checks read a sentence: number words, counted nouns, verbs of having, roles, ranks,
 * and what says that a sentence speaks of another time. They have their one home here.
 */

export type Language = "en" | "fr";

const ONES_EN =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ONES_FR =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(" ");
const TENS_FR = "vingt trente quarante cinquante soixante".split(" ");

/** Numbers up to 99 by their words in either language. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ONES_EN.map((word, i) => [word, i] as const),
  ...TENS_EN.flatMap((word, i) => tens(word, 20 + 10 * i, ONES_EN)),
  ...ONES_FR.map((word, i) => [word, i] as const),
  ["une", 1] as const,
  ...TENS_FR.flatMap((word, i) => tens(word, 20 + 10 * i, ONES_FR)),
  ["quatre-vingts", 80] as const,
]);

function tens(word: string, value: number, ones: readonly string[]): (readonly [string, number])[] {
  const units = ones.slice(1, 10).map((one, i) => [`${word}-${one}`, value + i + 1] as const);
  return [[word, value], ...(ones === ONES_FR ? [[`${word} et un`, value + 1] as const] : []), ...units];
}

/** Tens and ones apart: an expression of all their compounds takes tens of milliseconds to compile. */
const NUMBER_WORD = [
  `(?:${TENS_EN.join("|")})(?:-(?:${ONES_EN.slice(1, 10).join("|")}))?`,
  `(?:${TENS_FR.join("|")})(?:-(?:${ONES_FR.slice(1, 10).join("|")})| et un)?`,
  "quatre-vingts|une",
  [...ONES_EN, ...ONES_FR].sort((a, b) => b.length - a.length).join("|"),
].join("|");

/** A whole number in digits, grouped or not, or in words up to 99. */
export const NUMBER = `(?:\\d{1,3}(?:[,\\u00a0\\u202f \\u2009]\\d{3})+|\\d{1,7}|${NUMBER_WORD})`;

/** The value of what `NUMBER` matches. */
export function numberOf(text: string): number {
  return NUMBERS.get(text.toLowerCase()) ?? Number(text.replace(/[^\d]/g, ""));
}

/** A number written as another one is: in words or digits, with the separator of the language. */
export function numberLike(value: number, model: string, language: Language): string {
  if (/^\p{L}/u.test(model)) {
    const word = [...NUMBERS].find(([key, number]) => number === value && (language === "fr") === isFrenchNumber(key))?.[0];
    if (word) {
      return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    }
  }
  const separator = /[^\d\p{L}-]/u.exec(model)?.[0] ?? (language === "fr" ? "\u202f" : ",");
  return value < 1000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** Words that both languages write alike ("six") are of either. */
function isFrenchNumber(word: string): boolean {
  return ONES_FR.includes(word) || TENS_FR.some((ten) => word.startsWith(ten));
}

/** How a figure is to be read, by the words before it. */
export const QUALIFIERS: Readonly<Record<"about" | "atLeast" | "atMost", string>> = {
  about: "about|around|roughly|approximately|some|nearly|almost|close to|environ|quelque|près de|autour de|à peu près|presque",
  atLeast: "more than|over|at least|upwards of|above|in excess of|plus de|au moins",
  atMost: "fewer than|less than|under|up to|at most|as many as|below|moins de|au plus|jusqu[’']à",
};

/** What is counted. */
export interface Counted {
  /** Attributes of facts that count it. */
  readonly attributes: readonly string[];
  readonly units: readonly string[];
  /** Words that may stand between the number and the noun without narrowing what is counted. */
  readonly adjectives: string;
  readonly nouns: string;
  /** Verbs, and what else leads from the one that has to the figure; present tense only. */
  readonly has: string;
  /** Nouns that stand for the whole: "a coalition of four nations". */
  readonly wholes: string;
  /** What leads from the figure to what they belong to: "27 countries have signed …". */
  readonly belong: string;
  /** The count may have been any number between an earlier one and today's: each counts as an earlier value. */
  readonly stepwise: boolean;
}

const HAS =
  "has|have|counts?|numbers?|comprises?|consists of|is made up of|is composed of|totals|stands at|amounts to|compte(?:nt)?|comprend|comporte|se compose de|s[’']élève à";

export const COUNTED: readonly Counted[] = [
  {
    attributes: ["members", "member-count", "parties"],
    units: ["states", "nations", "members", "allies", "countries"],
    adjectives: "member|partner|participating|allied|subscribing|signatory|contracting|sovereign|pays|États|états",
    nouns:
      "(?:nations|countries|states|members|parties|signatories|participants|partners|allies|pays|États|états|membres|signataires|parties|participants|partenaires|alliés)(?: (?:parties|members|membres|signataires|partenaires|alliés|parties|participants))?",
    has: `${HAS}|unites|groups|brings together|binds|has been (?:joined|signed|backed) by|is (?:backed|supported) by|regroupe(?:nt)?|rassemble(?:nt)?|réuni(?:t|ssent)|unit`,
    wholes:
      "coalition|alliance|group|grouping|body|organi[sz]ation|club|partnership|force|effort|initiative|treaty|agreement|forum|groupe|organisation|partenariat",
    belong:
      "(?:are|is) (?:parties|party|members|signatories) (?:to|of|in)|belong to|make up|form|have (?:now )?(?:signed|joined|ratified)|support|back|take part in|participate in|ont (?:signé|rejoint|ratifié|adhéré à)|sont (?:parties|membres|signataires) (?:à|de|du|des|au|aux)|soutiennent|appartiennent à|composent|forment",
    stepwise: true,
  },
  {
    attributes: ["satellite-count"],
    units: ["satellites", "spacecraft", "objects"],
    adjectives:
      "active|working|operational|functioning|functional|orbiting|on-orbit|in-orbit|operating|Chinese|PRC|actifs|opérationnels|chinois|intelligence, surveillance and reconnaissance|ISR|reconnaissance|ISR-capable|remote-sensing|spy|intelligence|surveillance",
    nouns: "(?:satellites|spacecraft|engins)(?: (?:actifs|opérationnels|chinois|en service|de reconnaissance))?",
    has: `${HAS}|operates?|fields?|flies|fly|runs?|maintains?|possesses|possess|owns?|boasts?|relies on|is left with|possède|dispose(?:nt)? de|exploite|aligne|a`,
    wholes: "fleet|constellation|network|group|swarm|system|flotte|réseau|système|parc",
    belong: "(?:make up|form|composent|forment)",
    stepwise: false,
  },
  {
    attributes: ["debris"],
    units: ["pieces", "objects", "fragments"],
    adjectives: "trackable|tracked|catalogued|cataloged|known|large|bigger|orbital|répertoriés|suivis|catalogués",
    nouns: "(?:pieces|fragments|objects|débris|morceaux)(?: of (?:orbital |space )?debris)?",
    has: "left|created|produced|generated|threw off|scattered|a laissé|a créé|a produit|a engendré|a généré",
    wholes: "cloud|field|swarm|nuage|champ",
    belong: "(?:come|stem|date) from|proviennent (?:de|du)",
    stepwise: false,
  },
  {
    attributes: ["agreements"],
    units: ["agreements"],
    adjectives: "data-sharing|sharing|bilateral",
    nouns: "(?:agreements|accords)",
    has: `${HAS}|maintains?|has signed|have signed`,
    wholes: "network|set|réseau",
    belong: "(?:bind|link|lient)",
    stepwise: false,
  },
];

/** Words that change nothing in when or how much. */
export const ADVERBS =
  "a mere|a total of|now|still|currently|today|only|just|so far|already|presently|today also|at present|désormais|aujourd[’']hui|actuellement|toujours|encore|déjà|seulement|à ce jour|à présent|maintenant";

/** Who heads something: nouns, present verbs, and participles before "by". */
export const ROLES =
  "commander|commanding general|head|chief|director|leader|boss|commandante?|chef|cheffe|directeur|directrice|patron|patronne|dirigeante?";
export const HEADS = "commands|leads|heads|runs|directs|oversees|commande|dirige|conduit";
export const HEADED = "led|headed|commanded|directed|run|dirigée?|commandée?|conduite?";

const RANK_WORDS: readonly (readonly [rank: number, pattern: string])[] = [
  [5, "lieutenant[- ]colonel|lt\\.? col\\.?"],
  [6, "colonel|col\\.?"],
  [7, "brigadier[- ]general|brig\\.?[- ]gen\\.?|bgen|air commodore|brigadier|général de brigade(?: aérienne)?"],
  [8, "major[- ]general|maj\\.?[- ]gen\\.?|air vice[- ]marshal|rear admiral|général de division(?: aérienne)?"],
  [9, "lieutenant[- ]general|lt\\.?[- ]gen\\.?|air marshal|vice admiral|général de corps(?: aérien| d[’']armée)?"],
  [10, "général d[’']armée(?: aérienne)?|air chief marshal"],
];

/** Any rank, in full or abbreviated. */
export const RANK = [
  ...RANK_WORDS.map(([, pattern]) => pattern).reverse(),
  "generalmajor|general|gen\\.?|général|gén\\.?|admiral|adm\\.?|lt\\.?|captain|capt\\.?",
].join("|");

/** How high a rank is; 0 for one that says no grade, such as "General", by which any general is addressed. */
export function gradeOf(rank: string): number {
  return RANK_WORDS.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, "i").test(rank.trim()))?.[0] ?? 0;
}

/** "Soviet" shortly before a name. */
export const SOVIET =
  /(?<!(?:former|ex-|anti-|post-|old|early) ?)(?<word>Soviet(?:-era)?|soviétiques?)(?: \p{L}[\p{L}-]*){0,3} (?:d[’']|de |du |the |la |le )?$/u;

/** What is to stand for a word that says "Soviet". */
export function russianFor(word: string): string {
  return word.startsWith("Soviet") ? "Russian" : word.endsWith("s") ? "russes" : "russe";
}

/** What follows a name where something is said of it in the present. */
export const GOES_ON =
  /^ (?:now |still |currently |also )?(?:is|has|runs|operates|controls|oversees|leads|commands|directs|manages|owns|plans|trains|est|a|dirige|contrôle|exploite|commande|gère|dispose)\b/iu;

/** What follows a name where it did something. */
export const ACTED =
  /^ (?:had )?(?:also |already |first |publicly )?(?:said|announced|launched|conducted|flew|reported|led|commanded|operated|took|began|published|warned|declared|moved|held|ran|deployed|tested|tracked|a (?:annoncé|lancé|publié|mené|conduit|déclaré|commencé))\b/iu;

const MONTHS =
  "January|February|March|April|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

/** A year, or a month with its preposition: the sentence is tied to a date. */
const DATED = new RegExp(
  `\\b(?:19|20)\\d\\d\\b|\\b(?:in|by|since|until|from|of|early|late|mid|en|depuis|fin|début)[ -](?:early |late |mid-?|fin |début )?(?:${MONTHS}|May)\\b|\\blast (?:year|month|week|spring|summer|autumn|fall|winter)\\b|\\b(?:years|months|decades) (?:ago|later|earlier|before)\\b|\\bl[’']an(?:née)? (?:dernière?|passée?)\\b|\\bil y a\\b`,
  "iu",
);

/** Dates of foundation say nothing about the date of what else a sentence says. */
const FOUNDED =
  /\b(?:founded|created|established|set up|formed|launched|begun|signed|activated|opened|born|adopted|which dates back to|fondée?|créée?|lancée?|signée?|née?|ouverte?) (?:in|on|back in|en|le)(?: \d{1,2})?(?: (?:early|late|mid|fin|début))?(?: \p{L}+)? (?:19|20)\d\d\b|\b(?:since|depuis)(?: \p{L}+)? (?:19|20)\d\d\b/giu;

/** Words of the past. */
const PAST =
  /\b(?:was|were|had|did|used to|once|then|then-\p{L}+|formerly|former|ex-\p{L}+|previously|previous|earlier|originally|initially|first|until|till|before|back when|at (?:the|that) time|in those days|at its peak|no longer|within (?:\p{L}+ )?(?:hours|days|weeks|months|years)|up from|down from|grew|grown|rose|fell|predecessor|successor|succeeded|replaced|outgoing|retired|ago|avait|avaient|était|étaient|comptait|comptaient|possédait|possédaient|regroupait|regroupaient|rassemblait|réunissait|comprenait|disposait|exploitait|commandait|dirigeait|alors|ancienne?s?|autrefois|jadis|naguère|auparavant|jusqu|avant|à l[’']époque|à l[’']origine|initialement|premier|première|fut|furent|passée? de|n[’']est plus|remplacée?|succède|succédé)(?!\p{L})/iu;

/** Words of doubt, denial and the future. */
const UNREAL =
  /\b(?:not|never|isn[’']t|aren[’']t|doesn[’']t|don[’']t|instead of|rather than|would|could|might|should|if|whether|will|shall|going to|plans? to|to be|aims? to|hopes? to|wants?|expected|planned|proposed|n[’']est|ne|n[’']a|pas|plus aucune?|si|sera|seront|aura|auront|prévoit|prévoient|prévue?s?|veut|devrait|pourrait|contre)(?!\p{L})/iu;

/** Words of the past or of doubt that are none where they stand: "plus de 970 satellites", "si bien que". */
const NO_PAST = /\b(?:not only|at first sight|first and foremost|non seulement)\b/giu;

/** Whether a sentence speaks of another time. */
export function isOfThePast(sentence: string): boolean {
  const text = sentence.replace(FOUNDED, " ").replace(NO_PAST, " ");
  return DATED.test(text) || PAST.test(text);
}

/** Whether a sentence speaks of another time, of what may be, asks or denies: then it claims nothing about today. */
export function isOfAnotherTime(sentence: string): boolean {
  return sentence.trimEnd().endsWith("?") || isOfThePast(sentence) || UNREAL.test(sentence.replace(NO_PAST, " "));
}

const ENGLISH = /\b(?:the|of|and|is|are|in|to|has|have|with|by|its|that|for|on)\b/giu;
const FRENCH =
  /(?:^|[^\p{L}])(?:(?:le|la|les|des|une?|du|est|sont|et|dans|pour|que|qui|aux?|de|avec|par|sur)(?=$|[^\p{L}])|[ldnsc][’'](?=\p{L}))/giu;

/** The language of a sentence, by its small words. */
export function languageOf(text: string): Language {
  return (text.match(FRENCH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0) ? "fr" : "en";
}
