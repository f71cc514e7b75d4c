import { registerEnumType } from 'type-graphql'

export const PracticeLicence = {
  OGL_3: 'OGL_3',
  CC_BY_4: 'CC_BY_4',
  CC_BY_SA_4: 'CC_BY_SA_4',
  CC_BY_NC_4: 'CC_BY_NC_4',
  CC0_1: 'CC0_1',
  ALL_RIGHTS_RESERVED: 'ALL_RIGHTS_RESERVED',
} as const
export type PracticeLicence = keyof typeof PracticeLicence
registerEnumType(PracticeLicence, {
  name: 'PracticeLicence',
  description: 'What others may do with the text and the files of a practice.',
  valuesConfig: {
    OGL_3: { description: 'Open Government Licence 3.0.' },
    CC_BY_4: { description: 'Creative Commons Attribution 4.0.' },
    CC_BY_SA_4: { description: 'Creative Commons Attribution-ShareAlike 4.0.' },
    CC_BY_NC_4: { description: 'Creative Commons Attribution-NonCommercial 4.0.' },
    CC0_1: { description: 'Creative Commons Zero 1.0: no rights are kept.' },
    ALL_RIGHTS_RESERVED: { description: 'To be read only; ask before using it.' },
  },
})
