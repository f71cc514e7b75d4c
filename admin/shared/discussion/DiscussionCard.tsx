import { lazy, Suspense } from 'react'

import { useViewer } from '../session/Session.tsx'
import type { About } from './post.ts'

const Discussions = lazy(async () => ({ default: (await import('./Discussions.tsx')).Discussions }))

/** Questions and answers about one thing, fetched for those who are signed in. */
export function DiscussionCard({ about }: { about: About }) {
  const viewer = useViewer()
  return viewer ? (
    <Suspense>
      <Discussions about={about} />
    </Suspense>
  ) : null
}
