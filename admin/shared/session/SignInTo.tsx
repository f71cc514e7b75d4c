import { Link, useLocation } from 'react-router'

import { paths } from '../paths.ts'

/** "Sign in to register.", with the way there and back. */
export function SignInTo({ children }: { children: string }) {
  const { pathname, search } = useLocation()
  return (
    <>
      <Link to={paths.signIn(pathname + search)}>Sign in</Link> to {children}
    </>
  )
}
