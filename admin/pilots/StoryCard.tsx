import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { StoryCard_PilotFragmentDoc, type StoryCard_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'

/** What the pilot set out to do, in our words, and its aims with their sources. */
export function StoryCard({ pilot }: { pilot: FragmentType<StoryCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: StoryCard_PilotFragmentDoc, from: pilot })
  if (!complete) return null
  const sources = [...new Map(data.aims.map(({ source }) => [source.id, source])).values()]
  return (
    <Card title="The story" query={['pilot.story', 'pilot.aims']}>
      <div className="cb story">
        <div className="prose">
          {data.story.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        {data.aims.length > 0 && (
          <div className="prose">
            <h3>It aims to</h3>
            <ul>
              {data.aims.map(({ id, statement }) => (
                <li key={id}>{statement}</li>
              ))}
            </ul>
            {sources.map((source) => (
              <p key={source.id}>
                <Cite source={source} />
              </p>
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}
