import { explain } from './explain.ts'
import { gate } from './gate.ts'
import { type GateInputs, type GateResult, Inputs, Outputs } from './inputs.ts'
import { plan } from './plan.ts'
import { selftest } from './selftest.ts'
import { live, type Tools } from './tools.ts'

export type { Tools }
export { Inputs, Outputs }

const MODES = { gate, plan, selftest, explain } as const

/** Decides on a candidate, or does what another `mode` asks for: only `gate` ever lets a model through. */
export function evaluateGate(inputs: GateInputs, tools: Tools = live(inputs)): Promise<GateResult> {
  return MODES[inputs.mode](inputs, tools)
}
