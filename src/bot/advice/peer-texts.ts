import type { PeerStanding } from '../../engine/observation/peers.ts';
import type { CardRow, Text } from '../message.ts';
import { quarterText } from './observation.ts';

const groupKeys = { group: 'observation.peers-group', division: 'observation.peers-division' } as const;

/** With whom a firm is compared, their median, its own year, and the quarter it stands in. */
export function peerRows({ firms, median, own, quarter, trade }: PeerStanding): readonly CardRow[] {
  const label = (key: string): Text => ({ key });
  const co2 = (value: number): Text => ({ key: 'observation.peers-co2', params: { co2: { as: 'kgCo2', value } } });
  return [
    { label: label('observation.peers-whom'), value: { key: groupKeys[trade], params: { firms } } },
    { label: label('observation.peers-median'), value: co2(median) },
    { label: label('observation.peers-own'), value: co2(own), strong: true },
    {
      label: label('observation.peers-place'),
      value: { key: 'observation.peers-quarter', params: { quarter: quarterText(quarter) } },
    },
  ];
}
