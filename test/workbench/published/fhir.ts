import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { Ajv, type ValidateFunction } from 'ajv'

const require = createRequire(import.meta.url)
const schema = JSON.parse(readFileSync(new URL('fhir-r4.schema.json', import.meta.url), 'utf8')) as { $id: string }

const GIVEN = ['Organization', 'OrganizationAffiliation', 'Measure', 'MeasureReport', 'Bundle']

// Made while the file is read: it takes its time, in which a server of the same process could answer nobody and would say that it is busy.
const validators = compile()

/**
 * Holds a resource to the JSON schema that HL7 publishes with FHIR R4 4.0.1 (see NOTICE): the definitions of the resources that we give and of all
 * they are made of, word for word but for the descriptions. The schema has no invariants, no bindings of codes, and requires no element that is a
 * code; those are held to by hand in the test. HL7's own validator, which has them, is a Java program that fetches terminology: it was not used.
 */
export function schemaProblems(resource: { resourceType: string }): string[] {
  const validate = validators.get(resource.resourceType)
  if (!validate) return [`no definition of ${resource.resourceType}`]
  return validate(resource) ? [] : (validate.errors ?? []).slice(0, 3).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function compile(): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object).addSchema(schema)
  return new Map(
    GIVEN.flatMap((type) => {
      const validate = ajv.getSchema(`${schema.$id}#/definitions/${type}`)
      return validate ? [[type, validate]] : []
    }),
  )
}

/** Where a resource breaks JSON's own rules for FHIR (hl7.org/fhir/R4/json.html): no null, and nothing that is empty. */
export function emptyParts(value: unknown, path = ''): string[] {
  if (value === null || value === '') return [path]
  if (typeof value !== 'object') return []
  const entries = Object.entries(value as object)
  return entries.length === 0 ? [path] : entries.flatMap(([key, one]) => emptyParts(one, `${path}/${key}`))
}
