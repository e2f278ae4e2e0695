/** Small guards for what comes from another side: each says whether a value is what it should be, and no bigger. */
export type Guard<T> = (value: unknown) => value is T;

/** More than any entry has of anything; the model keeps within both. */
export const MAX_TEXT = 4_000;
export const MAX_ITEMS = 1_000;

export const isText: Guard<string> = (value): value is string => typeof value === "string" && value.length <= MAX_TEXT;

/** A whole number from 0. */
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);

export const isFlag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";

export function listOf<T>(isItem: Guard<T>, most = MAX_ITEMS): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.length <= most && value.every(isItem);
}

export function oneOf<T extends string>(...values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((known) => known === value);
}

export function optional<T>(isIt: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || isIt(value);
}

/** An object with these properties and no other. */
export function shape<T extends object>(guards: { readonly [Key in keyof T]-?: Guard<T[Key]> }): Guard<T> {
  return (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).every((key) => Object.hasOwn(guards, key)) &&
    Object.entries<Guard<unknown>>(guards).every(([key, isIt]) => isIt((value as Record<string, unknown>)[key]));
}
