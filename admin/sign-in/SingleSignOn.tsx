import { useServerOptions } from '../shared/session/useServerOptions.ts'
import { Icon } from '../shared/ui/Icon.tsx'

/** The way in through an organisation's own sign-in, where one is configured. Without an answer the password is the only way, and its form is there. */
export function SingleSignOn() {
  const options = useServerOptions()
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
