import { useEffect, useState } from 'react'

import { Icon } from '../shared/ui/Icon.tsx'

interface Options {
  singleSignOn: { name: string; path: string } | null
}

/** The way in through an organisation's own sign-in, where one is configured. */
export function SingleSignOn() {
  const [options, setOptions] = useState<Options | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    // Without an answer the password is the only way in, and the form for it is already there.
    fetch('/auth/options', { signal: leaving.signal })
      .then((response) => (response.ok ? (response.json() as Promise<Options>) : null))
      .then(setOptions, () => setOptions(null))
    return () => leaving.abort()
  }, [])
  if (!options?.singleSignOn) return null
  const { name, path } = options.singleSignOn
  return (
    <>
      <p className="or">
        <span>or</span>
      </p>
      <a className="btn whole" href={path}>
        <Icon name="lock" />
        Sign in with {name}
      </a>
    </>
  )
}
