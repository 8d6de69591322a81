/** The kinds of tokens, and the words that mean something where they stand; all words stay free to be names. */

const token = {
  space: 1,
  newline: 2,
  comment: 3,
  doc: 4,
  unknown: 5,
  /** A brace that is no part of the text. */
  stray: 6,
  end: 8,
  number: 9,
  text: 10,
  openText: 11,
  version: 12,
  openBrace: 13,
  closeBrace: 14,
  openParen: 15,
  closeParen: 16,
  comma: 17,
  colon: 18,
  equals: 19,
  arrow: 20,
  dots: 21,
  plus: 22,
  minus: 23,
  times: 24,
  divide: 25,
  less: 26,
  lessEqual: 27,
  greater: 28,
  greaterEqual: 29,
  /** Spellings of other languages, read as what they mean and reported. */
  doubleEquals: 30,
  notEquals: 31,
  doubleAnd: 32,
  doubleOr: 33,
  bang: 34,
  dot: 35,
  word: 39,
} as const;
export const Token: Readonly<Record<keyof typeof token, number>> = token;

/** Kinds below are trivia: the parser steps over them, the tree keeps them. */
export const FIRST_SIGNIFICANT = 8;
const FIRST_KEYWORD = 40;

/** Words that begin an item of a block. */
export const ITEM_WORDS = [
  'version',
  'for',
  'needs',
  'themes',
  'limit',
  'asset',
  'param',
  'var',
  'scene',
  'layer',
  'ritual',
  'morning',
  'anywhere',
  'anchor',
  'release',
  'promise',
  'tone',
  'play',
  'say',
  'ask',
  'light',
  'scent',
  'touch',
  'warmth',
  'motion',
  'while',
  'on',
  'when',
  'after',
  'every',
  'enter',
  'exit',
  'together',
  'set',
  'mark',
  'raise',
  'choose',
  'fade',
] as const;

/** Words that only mean something inside an item. */
export const CLAUSE_WORDS = [
  'dream',
  'import',
  'motif',
  'at',
  'loop',
  'ramp',
  'to',
  'over',
  'in',
  'else',
  'within',
  'leads',
  'across',
  'per',
  'and',
  'or',
  'not',
  'is',
  'true',
  'false',
  'last',
  'always',
  'never',
  'reaches',
  'chance',
  'of',
  'ages',
  'all',
  'stage',
  'signal',
  'optional',
  'time',
  'woken',
  'hour',
  'night',
  'since',
  'onset',
  'by',
  'a',
  'cue',
  'as',
  'inside',
  'part',
  'through',
  'locked',
  'slow',
  'wave',
  'breath',
  'out',
] as const;

export type Word = (typeof ITEM_WORDS)[number] | (typeof CLAUSE_WORDS)[number];

export const KEYWORDS: readonly Word[] = [...ITEM_WORDS, ...CLAUSE_WORDS];

/** Token kind of each keyword. */
export const K = Object.fromEntries(KEYWORDS.map((word, i) => [word, FIRST_KEYWORD + i])) as Readonly<Record<Word, number>>;

export const LAST_ITEM_WORD = FIRST_KEYWORD + ITEM_WORDS.length - 1;

export const isWord = (kind: number): boolean => kind >= Token.word;
/** Words that begin what stands outside of a dream. */
export const isTopWord = (kind: number): boolean => kind === K.dream || kind === K.import || kind === K.motif;
export const isItemWord = (kind: number): boolean => kind >= FIRST_KEYWORD && kind <= LAST_ITEM_WORD;

/** Words that can never begin or be a value, because they carry on the item they stand in. */
const RESERVED: readonly Word[] = [
  'version',
  'for',
  'needs',
  'themes',
  'limit',
  'asset',
  'param',
  'var',
  'scene',
  'layer',
  'anywhere',
  'anchor',
  'promise',
  'play',
  'say',
  'ask',
  'while',
  'on',
  'when',
  'after',
  'every',
  'set',
  'mark',
  'raise',
  'choose',
  'fade',
  'tone',
  'at',
  'loop',
  'ramp',
  'to',
  'over',
  'in',
  'else',
  'within',
  'leads',
  'across',
  'per',
  'and',
  'or',
  'not',
  'is',
  'true',
  'false',
  'inside',
  'last',
  'always',
  'never',
  'dream',
  'together',
];
const reservedKinds = new Uint8Array(256);
for (const word of RESERVED) reservedKinds[K[word]] = 1;
export const isReserved = (kind: number): boolean => reservedKinds[kind] === 1;
/** Whether a text is a word of the language that can not be a name. */
export const isReservedWord = (text: string): boolean => (RESERVED as readonly string[]).includes(text);

/** Finds the keyword spelt by `text[start..end)` whose hash was gathered while scanning; `Token.word` where there is none. */
export function wordKind(text: string, start: number, end: number, hash: number): number {
  for (let slot = hash & MASK; ; slot = (slot + 1) & MASK) {
    const index = slots[slot] as number;
    if (index === 0) return Token.word;
    const word = KEYWORDS[index - 1] as string;
    if (word.length === end - start && text.startsWith(word, start)) return FIRST_KEYWORD + index - 1;
  }
}

/** One step of the hash that `wordKind` expects. */
export const stepHash = (hash: number, char: number): number => (Math.imul(hash, 31) + char) | 0;

const MASK = 2047;
const slots = new Uint8Array(MASK + 1);
KEYWORDS.forEach((word, i) => {
  let hash = 0;
  for (let c = 0; c < word.length; c++) hash = stepHash(hash, word.charCodeAt(c));
  let slot = hash & MASK;
  while (slots[slot] !== 0) slot = (slot + 1) & MASK;
  slots[slot] = i + 1;
});
