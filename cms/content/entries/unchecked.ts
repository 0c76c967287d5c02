/** An entry before its schema has checked it: the same fields, by name, with values that may still be missing. */
export type Unchecked<T> = { [K in keyof Required<T>]: unknown }
