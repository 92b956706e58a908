// The fake core: whose codings count where several people coded.
import { NOTHING, type FakeState, type Handlers } from './fake-state';
import type { RecordRow } from './types';

/** The handlers of this part. */
export function leadHandlers(core: FakeState): Handlers {
  /** Id of the lead coder by the id of the interview; that of the study under `null`. */
  const leads = new Map<string | null, string>();
  const name = (id: string | undefined): string | null =>
    core.coders.find((one) => one.id === id)?.name ?? null;
  const row = ({
    id,
    row: { interview, file_name, interviewee },
  }: FakeState['transcripts'][number]): RecordRow => {
    const here = core.codings.filter((one) => one.transcript === id);
    const coded = (coder: string | undefined) => here.some((one) => one.coder === coder);
    const [own, ofStudy] = [leads.get(interview), leads.get(null)];
    const [coder, because] = coded(own)
      ? [own, 'lead coder of the interview']
      : coded(ofStudy)
        ? [ofStudy, 'lead coder of the study']
        : [here[0]?.coder, 'coded it first'];
    const who = name(coder);
    return {
      interview,
      transcripts: [file_name],
      interviewee: interviewee?.label ?? null,
      lead: name(own),
      record: who === null ? null : { coder: who, because },
    };
  };
  return {
    lead_coders: () => ({ lead: name(leads.get(null)), interviews: core.transcripts.map(row) }),
    lead_coder_set: ({ interview, coder }) => {
      if (coder === null) leads.delete(interview);
      else leads.set(interview, coder);
      return core.act('Changed the lead coder', { ...NOTHING, interviews: true }, () => undefined);
    },
  };
}
