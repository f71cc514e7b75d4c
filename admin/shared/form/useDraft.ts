import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

const DAYS_KEPT = 7
const keyOf = (name: string) => `careweave:draft:${name}`

/** Keeps what is typed on this device every two seconds and gives it back to a form of the same name, for a week. Answers how to forget it. */
export function useDraft<Values extends FieldValues>(name: string, form: UseFormReturn<Values>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const kept = readDraft<Values>(name)
    if (kept) for (const [field, value] of Object.entries(kept)) form.setValue(field as never, value as never, { shouldDirty: true })
    const write = (values: object) => localStorage.setItem(keyOf(name), JSON.stringify({ at: Date.now(), values }))
    const { unsubscribe } = form.watch((values) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => write(values), 2000)
    })
    return () => {
      clearTimeout(timer.current)
      unsubscribe()
    }
  }, [name, form])
  return () => {
    clearTimeout(timer.current)
    localStorage.removeItem(keyOf(name))
  }
}

function readDraft<Values>(name: string): Values | null {
  const text = localStorage.getItem(keyOf(name))
  if (!text) return null
  const { at, values } = JSON.parse(text) as { at: number; values: Values }
  return Date.now() - at < DAYS_KEPT * 86_400_000 ? values : null
}
