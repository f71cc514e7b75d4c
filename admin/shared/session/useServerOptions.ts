import { useEffect, useState } from 'react'

/** What this installation offers, beside the graph. */
export interface ServerOptions {
  singleSignOn: { name: string; path: string } | null
  /** Whether letters are sent by e-mail. */
  letters: boolean
}

/** What this installation offers; null until it is known, and where it cannot be told. */
export function useServerOptions(): ServerOptions | null {
  const [options, setOptions] = useState<ServerOptions | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    fetch('/auth/options', { signal: leaving.signal })
      .then((response) => (response.ok ? (response.json() as Promise<ServerOptions>) : null))
      .then(setOptions, () => setOptions(null))
    return () => leaving.abort()
  }, [])
  return options
}
