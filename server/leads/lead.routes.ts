import { Router } from 'express';
import {
  assignInput,
  callInput,
  closeLead as closeInput,
  leadMailInput,
  noteInput,
  statusCorrection,
} from '../../shared/lead.ts';
import { contactStopInput, postponeInput, skipInput } from '../../shared/follow-up.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { resumeContact, stopContact } from '../consent/contact-stop.service.ts';
import { postpone, skipStep } from '../follow-up/follow-up-acts.ts';
import { toHttpError } from '../http/error-middleware.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { sendLeadMail } from '../mail/send-lead-mail.ts';
import { parseOneQuery } from '../rest/list-query.ts';
import { idParam, manyIds } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { listRoute } from '../rest/routes.ts';
import { asRecord } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';
import { handedOver } from '../transfers/handed-over.ts';
import { assignLead } from './assign-lead.ts';
import { changeLead, changeLeads } from './change-lead.ts';
import { closeLead, reopenLead } from './close-lead.ts';
import { createLead } from './create-lead.ts';
import { addNote, correctStatus, revealLead } from './lead-actions.ts';
import { countByStatus } from './lead-counts.ts';
import { leadBulkRoutes } from './lead-bulk.routes.ts';
import { leadExportRoutes } from './lead-export.routes.ts';
import { leadResource } from './lead.resource.ts';
import { logCall } from './log-call.ts';

/** Answers the activity by which it can be taken back; null: by none. */
type Act = (principal: Principal, id: number, body: unknown) => Promise<number | null>;

/** Leads: the dialect's verbs, and one `POST /leads/ID/ACT` for each thing staff can do. */
export function leadRoutes(ctx: Context): Router {
  const router = Router();
  router.use(leadBulkRoutes(ctx), leadExportRoutes(ctx));
  router.get('/leads', listRoute(ctx, leadResource));
  router.get('/leads/counts', async (request, response) => {
    response.json(await countByStatus(ctx, principalOf(response), request.query));
  });
  router.get('/leads/:id', async (request, response) => {
    const principal = principalOf(response);
    const embed = parseOneQuery(request.query);
    const lead = await readLead(ctx, principal, request.params.id, embed);
    await noteView(ctx, principal, request.params.id);
    response.json(lead);
  });
  writeRoutes(ctx, router);
  actionRoutes(ctx, router);
  return router;
}

/** @throws HttpError 404; where the lead was handed over, it says to whom */
async function readLead(ctx: Context, principal: Principal, id: string, embed: readonly string[]) {
  try {
    return await readOne(ctx.db, principal, leadResource, id, embed);
  } catch (error) {
    const left = toHttpError(error).status === 404 && (await handedOver(ctx.db, principal, +id));
    throw left || error;
  }
}

/** Looking at a person's record is logged. A disk that is full must not keep staff from looking. */
async function noteView(ctx: Context, { userId }: Principal, recordId: string): Promise<void> {
  const event = { actorId: userId, action: 'view', resource: 'leads', recordId };
  try {
    await recordAudit(ctx.db, { at: nowIso(ctx.clock), ...event });
  } catch (error) {
    if (toHttpError(error).status !== 503) {
      throw error;
    }
    ctx.log.error(event, 'a view could not be put into the audit trail');
  }
}

function writeRoutes(ctx: Context, router: Router): void {
  router.post('/leads', async (request, response) => {
    const principal = principalOf(response);
    const id = await createLead(ctx, principal, request.body);
    ctx.events.emit('outbox');
    response.status(201).json(await readOne(ctx.db, principal, leadResource, id));
  });
  router.put('/leads/:id', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await changeLead(ctx, principal, id, request.body);
    response.json(await readOne(ctx.db, principal, leadResource, id));
  });
  router.put('/leads', async (request, response) => {
    const ids = manyIds(request.query);
    tellDeed(response, await changeLeads(ctx, principalOf(response), ids, asRecord(request.body)));
    response.json(ids);
  });
}

function actionRoutes(ctx: Context, router: Router): void {
  const acts: Record<string, Act> = {
    close: (principal, id, body) => closeLead(ctx, principal, id, parseBody(closeInput, body)),
    reopen: (principal, id) => reopenLead(ctx, principal, id),
    notes: (principal, id, body) => addNote(ctx, principal, id, parseBody(noteInput, body)),
    assign: (principal, id, body) =>
      assignLead(ctx, principal, id, parseBody(assignInput, body).assigneeId),
    calls: (principal, id, body) => logCall(ctx, principal, id, parseBody(callInput, body)),
    emails: (principal, id, body) =>
      sendLeadMail(ctx, principal, id, parseBody(leadMailInput, body)),
    postpone: (principal, id, body) => postpone(ctx, principal, id, parseBody(postponeInput, body)),
    skip: (principal, id, body) => skipStep(ctx, principal, id, parseBody(skipInput, body)),
    'stop-contact': (principal, id, body) =>
      stopContact(ctx, principal, id, parseBody(contactStopInput, body)),
    'resume-contact': (principal, id) => resumeContact(ctx, principal, id),
    'correct-status': async (principal, id, body) => {
      await correctStatus(ctx, principal, id, parseBody(statusCorrection, body));
      return null;
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    router.post(`/leads/:id/${name}`, async (request, response) => {
      const principal = principalOf(response);
      const id = idParam(request.params.id, 'lead');
      tellDeed(response, await act(principal, id, request.body));
      ctx.events.emit('outbox');
      response.json(await readOne(ctx.db, principal, leadResource, id));
    });
  }
  router.post('/leads/:id/reveal', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    response.json(await revealLead(ctx, principalOf(response), id));
  });
}
