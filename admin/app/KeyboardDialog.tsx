import { Fragment } from 'react'

import { Dialog } from '../shared/ui/Dialog.tsx'
import { SingleKeysSwitch } from '../shared/ui/SingleKeysSwitch.tsx'
import { sections } from './sections.ts'

const keys = [
  [['/'], 'Search everything'],
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['Enter'], 'Open the row'],
  [['x'], 'Select the row'],
  [['Shift + x'], 'Select to here'],
  [['e'], 'Edit the row'],
  [['Esc'], 'Close, back to where you were'],
  [['?'], 'This list'],
] as const

/** What each key does, and the switch that turns single keys off. */
export function KeyboardDialog({ close }: { close: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" close={close}>
      <div className="stack">
        <dl className="keys">
          {keys.map(([[key], what]) => (
            <Fragment key={what}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </Fragment>
          ))}
          {sections.map(({ key, name }) => (
            <Fragment key={key}>
              <dt>
                <kbd>g</kbd> then <kbd>{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </Fragment>
          ))}
        </dl>
        <SingleKeysSwitch />
      </div>
    </Dialog>
  )
}
