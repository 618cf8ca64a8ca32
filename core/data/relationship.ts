import { z } from 'zod'
import { described } from './terms.ts'

/**
 * A property somewhere: `schema.property` by names, `schema/<id>/properties/<id>` by ids, both with `<file>#` before them for
 * another contract. `foreignKeysOf` resolves them.
 */
const Reference = z.string().min(1).max(1000)
const References = z.union([Reference, z.array(Reference).min(1).max(100)], {
  error: 'must be one property, or a list of properties',
})

const shared = {
  type: z.literal('foreignKey', { error: 'must be foreignKey' }).default('foreignKey'),
  to: References,
  id: described,
  description: described,
  customProperties: described,
}

/** Of one property, which is what it comes from. */
export const PropertyRelationship = z.strictObject({
  ...shared,
  from: z.undefined({ error: 'is the property itself; remove the key' }).optional(),
})
export type PropertyRelationship = z.infer<typeof PropertyRelationship>

/** Of a schema: one property to another, or as many to as many. */
export const SchemaRelationship = z.strictObject({ ...shared, from: References })
export type SchemaRelationship = z.infer<typeof SchemaRelationship>
