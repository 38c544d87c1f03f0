import { z } from 'zod';
import hosts from './data/generative-ai-hosts.json' with { type: 'json' };
import { matchHosts } from './host-pattern.ts';

/** Whether a host belongs to a generative-AI service; no setting can open one of these. */
export const isGenerativeAiHost = matchHosts(z.array(z.string().min(4)).min(1).parse(hosts));
