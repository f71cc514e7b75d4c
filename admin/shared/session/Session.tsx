import { useQuery } from '@apollo/client/react'
import { createContext, useContext } from 'react'

import { SessionDocument, type Role, type SessionQuery } from '../../graphql.generated.ts'
import { lastFullMonth } from '../format.ts'

const Session = createContext<SessionQuery | undefined>(undefined)

/** Who is looking, and at which programme: asked once, beside the page's own query. */
export function SessionProvider({ children }: { children: React.ReactNode }) {
  const { data } = useQuery(SessionDocument)
  return <Session value={data}>{children}</Session>
}

/** The month up to which figures are shown: the last one that was over on the programme's day; undefined until that is known. */
export function useUntil(): string | undefined {
  const today = useContext(Session)?.programme.today
  return today && lastFullMonth(today)
}

/** The signed-in person; null for the public; undefined until it is known. */
export const useViewer = () => useContext(Session)?.viewer

/** The programme's day and whether this installation holds the demonstration set; undefined until they are known. */
export const useProgramme = () => useContext(Session)?.programme

const order: readonly Role[] = ['PUBLIC', 'MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN']

/** Whether the viewer's role reaches another: for what to show, never for what is allowed, which the server decides. */
export function useAtLeast(role: Role): boolean {
  const viewer = useViewer()
  return order.indexOf(viewer?.role ?? 'PUBLIC') >= order.indexOf(role)
}

/** Whether the viewer answers for a pilot's figures, as an administrator or as its lead: for what to show, never for what is allowed. */
export function useAnswersFor(pilotId: string | undefined): boolean {
  const viewer = useViewer()
  return viewer?.role === 'ADMIN' || (viewer?.role === 'PILOT_LEAD' && viewer.pilots.some(({ id }) => id === pilotId))
}
