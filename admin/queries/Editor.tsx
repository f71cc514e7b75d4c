import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintKeymap, type Diagnostic } from '@codemirror/lint'
import { EditorState, Prec, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'

import { colours, theme } from './editor.theme.ts'
import { problems, showProblems } from './problems.ts'

const basics: Extension = [
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  syntaxHighlighting(colours),
  theme,
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
]

const numbered: Extension = [lineNumbers(), foldGutter(), highlightActiveLine()]

/** A text editor. It lives in a shadow tree, where its styles are sheets and not inline text, as the content security policy wants it. */
export function Editor({
  label,
  value,
  language,
  found = [],
  bare = false,
  change,
  run,
}: {
  label: string
  value: string
  language: Extension
  /** What the server said about it, where. */
  found?: readonly Diagnostic[]
  bare?: boolean
  change: (text: string) => void
  run: () => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const onChange = useEffectEvent(change)
  const onRun = useEffectEvent(run)
  const first = useEffectEvent(() => value)
  useEffect(() => {
    const host = box.current
    if (!host) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: first(),
        extensions: [
          // Tab leaves the editor, as everywhere; Esc and then Tab is not needed. Ctrl and ] indent.
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onRun(), true) }])),
          bare ? [] : numbered,
          basics,
          language,
          problems,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [label, language, bare])
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => view.current?.dispatch({ effects: showProblems.of(found) }), [found])
  return <div className="editor" ref={box} />
}
