import { useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'

import { SearchDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { groupHits, kinds } from '../shared/search/hits.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Icon } from '../shared/ui/Icon.tsx'

/** Finds anything by its name, from any page; the arrows choose and Enter opens. */
export function SearchDialog({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const asked = usePause(text.trim())
  const { data, previousData, error } = useQuery(SearchDocument, { variables: { text: asked, first: 20 }, skip: asked.length < 2 })
  const groups = asked.length < 2 ? [] : groupHits((data ?? previousData)?.search.nodes ?? [])
  const hits = groups.flatMap((group) => group.hits)
  const navigate = useNavigate()
  const announce = useAnnounce()
  const found = data && asked.length >= 2 ? hits.length : null
  useEffect(() => {
    if (found !== null) announce(formatCount(found, 'result'))
  }, [found, announce])
  const open = (to: string | undefined) => {
    close()
    void navigate(to ?? `${paths.search}?q=${encodeURIComponent(text.trim())}`)
  }
  const press = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length > 0) setChosen((chosen + step + hits.length) % hits.length)
    if (event.key === 'Enter' && text.trim()) open(hits[chosen]?.to)
    if (step || event.key === 'Enter') event.preventDefault()
  }
  return (
    <Dialog title="Search everything" close={close} place="top">
      <div className="inwrap">
        <Icon name="search" />
        <input
          className="in-t"
          type="search"
          role="combobox"
          data-first
          autoComplete="off"
          placeholder="A pilot, organisation, code, measure…"
          aria-label="Search everything"
          aria-expanded={hits.length > 0}
          aria-controls="found"
          aria-activedescendant={hits[chosen] ? `found-${chosen}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div className="found" id="found" role="listbox" aria-label="Results">
        {groups.map(({ kind, hits: some }) => (
          <div key={kind} role="group" aria-label={kinds[kind].name}>
            <p className="kind" aria-hidden="true">
              {kinds[kind].name}
            </p>
            {some.map((hit) => {
              const place = hits.indexOf(hit)
              return (
                <div
                  key={hit.entityId}
                  id={`found-${place}`}
                  role="option"
                  aria-selected={place === chosen}
                  onPointerMove={() => setChosen(place)}
                  onClick={() => open(hit.to)}
                >
                  <Icon name={kinds[kind].icon} size={18} />
                  <span className="title">{hit.title}</span>
                  <span className="mut detail">{hit.detail}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="sm mut search-foot">
        {error
          ? 'The search did not answer. Try again.'
          : found === 0
            ? `Nothing is called “${asked}”. Try a shorter word or a code such as 5QN.`
            : 'Names, codes and words, in every spelling the sources use.'}{' '}
        {hits.length > 0 && (
          <Link to={`${paths.search}?q=${encodeURIComponent(text.trim())}`} onClick={close}>
            All results on a page
          </Link>
        )}
      </p>
    </Dialog>
  )
}

// One request when the typing rests, not one for each letter.
function usePause(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
