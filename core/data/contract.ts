import { z } from 'zod'
import { Property } from './property.ts'
import { QualityRule } from './quality.ts'
import { SchemaRelationship } from './relationship.ts'
import { Server } from './server.ts'
import { ServiceLevel } from './service-level.ts'
import { described, Name } from './terms.ts'

/*
 * The Open Data Contract Standard (ODCS) v3.0 and v3.1: https://bitol-io.github.io/open-data-contract-standard/v3.1.0/.
 * Keys that describe are accepted and not read. A key that promises a check is checked, or refused: a contract that looks
 * stricter than it is would be worse than none.
 */

/** One table: a dataset of files with the same columns. */
export const SchemaObject = z.strictObject({
  name: Name.max(128),
  properties: z.array(Property).max(2000).default([]),
  quality: z.array(QualityRule).max(1000).default([]),
  relationships: z.array(SchemaRelationship).max(1000).default([]),
  logicalType: z
    .literal('object', { error: 'must be "object": a schema is a table of the properties below it' })
    .optional(),
  id: described,
  physicalName: described,
  physicalType: described,
  businessName: described,
  description: described,
  dataGranularityDescription: described,
  tags: described,
  customProperties: described,
  authoritativeDefinitions: described,
})
export type SchemaObject = z.infer<typeof SchemaObject>

/** The whole contract. A schema is optional in the standard; who checks data asks for one. */
export const Contract = z.strictObject({
  apiVersion: z
    .string()
    .regex(
      /^v3\.[01]\.\d+$/,
      'must be v3.1.0, or another version from v3.0.0 to v3.1; write the contract in that form',
    ),
  kind: z.literal('DataContract', { error: 'must be "DataContract"' }),
  id: z.string().min(1).max(500),
  version: z.string().min(1).max(100),
  status: z.string().min(1),
  servers: z.array(Server).max(100).default([]),
  schema: z.array(SchemaObject).max(100).default([]),
  slaProperties: z.array(ServiceLevel).max(1000).default([]),
  /** `schema.property` of the service levels that name no element; of v3.0. */
  slaDefaultElement: z.string().min(1).max(1000).optional(),
  name: described,
  tenant: described,
  tags: described,
  dataProduct: described,
  description: described,
  domain: described,
  support: described,
  price: described,
  team: described,
  roles: described,
  authoritativeDefinitions: described,
  customProperties: described,
  contractCreatedTs: described,
})
export type Contract = z.infer<typeof Contract>

/** Size limit of a contract, in UTF-8 bytes. */
export const CONTRACT_MAX_BYTES = 512 * 1024
