import { Link } from 'react-router'

import type { LibraryQuery } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'
import { peopleName, practiceStatusName, reportedName, themeName } from './words.ts'

type Result = LibraryQuery['library']['results'][number]

/** One practice in the library, with where the words stand and what was reported of it, whichever way it went. */
export function LibraryItem({ result: { practice, snippet } }: { result: Result }) {
  const { slug, title, summary, themes, people, status, evidence, pilot, published, adoptions, illustrative } = practice
  return (
    <li>
      <article className="grow practice">
        <p className="row wrap tight sm mut">
          <EvidenceTag level={evidence.level} /> {pilot?.shortName} {status !== 'PUBLISHED' && <Tag tone="amber">{practiceStatusName[status]}</Tag>}{' '}
          <IllustrativeTag when={illustrative} />
        </p>
        <h2>
          <Link to={paths.practice(slug)}>{title}</Link>
        </h2>
        <p>{summary}</p>
        {snippet.length > 0 && (
          <p className="sm mut">…{snippet.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>))}…</p>
        )}
        <p className="row wrap tight">
          {[...new Set([...themes.map((value) => themeName[value]), ...people.map((value) => peopleName[value])])].map((topic) => (
            <span key={topic} className="topic">
              {topic}
            </span>
          ))}
          {published.map(({ id, outcome, measured }) => (
            <span key={id} className="sm">
              {measured}: <b>{reportedName[outcome].toLowerCase()}</b>
            </span>
          ))}
          <span className="mut sm">{adoptions.length ? `taken up by ${formatCount(adoptions.length, 'place')}` : 'taken up by nobody yet'}</span>
        </p>
      </article>
    </li>
  )
}
