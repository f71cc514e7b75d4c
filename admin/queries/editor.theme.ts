import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the application's colours; its letters are at least 4.5:1 on white. */
export const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '0.875rem', backgroundColor: '#fff', color: 'var(--ink)' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px', boxShadow: 'inset 0 0 0 4px var(--ink)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: '#fff', color: 'var(--ink-2)', border: '0' },
  '.cm-activeLine': { backgroundColor: '#eef5fb80' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
    backgroundColor: '#fff',
    boxShadow: 'var(--pop)',
    fontFamily: 'var(--font)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--blue)', color: '#fff' },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '1.5em', opacity: '0.85' },
  '.cm-completionInfo': { maxWidth: '22em', padding: '6px 10px', lineHeight: '1.4', whiteSpace: 'pre-line' },
  '.cm-diagnostic': { padding: '4px 10px' },
})

/** Names, types and values by colour. */
export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: '#8a1253', fontWeight: '600' },
  { tag: [tags.propertyName, tags.attributeName], color: '#00407e' },
  { tag: [tags.typeName, tags.className], color: '#00603b' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: '#490092' },
  { tag: [tags.string, tags.number, tags.bool, tags.atom, tags.null], color: '#8a3b00' },
  { tag: tags.comment, color: '#566a78' },
])
