import type { DocumentNode } from 'graphql'
import { createContext, useCallback, useContext, useMemo, useState, lazy, Suspense } from 'react'

export interface Asked {
  document: DocumentNode
  variables: Record<string, unknown>
  paths: readonly string[]
  name: string
}

const Source = createContext<Pick<Asked, 'document' | 'variables'> | null>(null)
const Opening = createContext<(asked: Asked) => void>(() => {})
const QueryDialog = lazy(async () => ({ default: (await import('./QueryDialog.tsx')).QueryDialog }))

/** Says which operation gives the figures inside it. */
export function QuerySource({ document, variables = {}, children }: { document: DocumentNode; variables?: object; children: React.ReactNode }) {
  const text = JSON.stringify(variables)
  const source = useMemo(() => ({ document, variables: JSON.parse(text) as Record<string, unknown> }), [document, text])
  return <Source value={source}>{children}</Source>
}

/** Holds the one panel in which any figure's operation is shown; its code is fetched when first asked for. */
export function QueryDialogHost({ children }: { children: React.ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = useCallback(() => setAsked(null), [])
  return (
    <Opening value={setAsked}>
      {children}
      <Suspense>{asked && <QueryDialog asked={asked} close={close} />}</Suspense>
    </Opening>
  )
}

export const useQuerySource = () => useContext(Source)
export const useOpenQuery = () => useContext(Opening)
