/** Of the language server protocol's own package, 20 KB of constants, completion uses these: the build puts this file in its place. */
export const InsertTextFormat = { PlainText: 1, Snippet: 2 } as const
export const InsertTextMode = { asIs: 1, adjustIndentation: 2 } as const
