import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { SavedViewsDocument, type ListName } from '../../graphql.generated.ts'
import { useAtLeast } from '../session/Session.tsx'

const ViewsDialog = lazy(async () => ({ default: (await import('./ViewsDialog.tsx')).ViewsDialog }))

/** The views of a list as links: everything, those that come with it, and those that people keep. */
export function Views({ list, usual }: { list: ListName; usual: readonly { name: string; query: string }[] }) {
  const [params] = useSearchParams()
  const isIn = useAtLeast('MEMBER')
  const [isOpen, setIsOpen] = useState(false)
  const { data } = useQuery(SavedViewsDocument, { variables: { list }, skip: !isIn })
  const kept = data?.savedViews.nodes ?? []
  const here = sorted(params)
  const views = [
    { name: 'All', query: '' },
    ...usual,
    ...kept.map(({ name, query, isShared }) => ({ name: isShared ? `${name} (shared)` : name, query })),
  ]
  return (
    <nav className="tabs" aria-label="Views">
      {views.map(({ name, query }) => (
        <Link
          key={`${name} ${query}`}
          to={{ search: query }}
          className={sorted(new URLSearchParams(query)) === here ? 'active' : undefined}
          aria-current={sorted(new URLSearchParams(query)) === here ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
      {isIn && (
        <button className="btn s quiet" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          Save or remove a view
        </button>
      )}
      <Suspense>{isOpen && <ViewsDialog list={list} kept={kept} close={() => setIsOpen(false)} />}</Suspense>
    </nav>
  )
}

function sorted(params: URLSearchParams): string {
  const copy = new URLSearchParams(params)
  for (const name of ['after', 'before']) copy.delete(name)
  copy.sort()
  return copy.toString()
}
