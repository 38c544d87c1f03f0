import type { OfficeAct } from '../../../bot/office/acts.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { modal, notice } from '../blocks.ts';
import { refreshHome } from '../home.ts';
import { showForm } from '../open.ts';
import type { Scene } from '../options.ts';
import { text, writeBoth } from '../say.ts';
import { actorOf, type Member } from '../who.ts';
import { agreedForm, agreedPage } from './agreed.ts';
import { briefingNotice } from './briefing.ts';
import { inviteForm } from './invite.ts';
import { invitedPage } from './invited.ts';
import { noticeForm } from './notice-form.ts';
import { noticeView } from './notices.ts';
import { officePage } from './page.ts';
import { proxyPage } from './proxy.ts';
import { routeForm } from './route.ts';
import { memberFor } from './who.ts';

/** A button of the programme's page: what it shows stands on a page of its own. */
export function pressedOffice(scene: Scene, act: OfficeAct): void {
  if (act.act === 'page' && isHome(scene)) {
    scene.later(() => refreshHome(scene));
    return;
  }
  showForm(scene, async () => {
    const found = memberFor(act, await actorOf(scene, act.programmeId));
    return 'refused' in found ? notice({ words: writeBoth(found.refused) }) : shown(scene, act, found);
  });
}

/** The home page is no view of ours that could be filled: it is drawn anew. */
function isHome({ happening }: Scene): boolean {
  return 'view' in happening && happening.view !== null && happening.view.callback !== 'desk';
}

async function shown(scene: Scene, act: OfficeAct, member: Member): Promise<SlackJson> {
  switch (act.act) {
    case 'notice-write':
      return noticeForm(member, scene.now);
    case 'notice-see':
    case 'notice-send':
    case 'notice-end':
      return noticeView(scene, member, act);
    case 'briefing':
      return briefingNotice(scene, member);
    case 'invite':
      return inviteForm(member);
    case 'invited':
      return invitedPage(member, scene.now);
    case 'route':
      return routeForm(member, act.argument);
    case 'proxy':
      return proxyPage(member, scene.now);
    case 'log':
      return agreedPage(member, scene.now);
    case 'log-add':
      return agreedForm(member);
    default:
      return modal({ title: text('office.title'), metadata: '', blocks: await officePage(scene, member) });
  }
}
