/** How a word of the catalogue is written: a sentence with {places}, or one sentence for each plural form, chosen by {count}. */
export type Word = string | { readonly one: string; readonly other: string };
export type Words = Readonly<Record<string, Word>>;
