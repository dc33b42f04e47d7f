import { dialogues, quests } from '@necp/content/server';
import { inTx, type Ctx } from '../kernel';

/** Writes quests and dialogues of the content into their tables; existing ones are updated, none are removed. */
export async function stockStories(ctx: Ctx): Promise<{ readonly quests: number; readonly nodes: number }> {
  const nodes = dialogues.flatMap((dialogue) =>
    dialogue.nodes.map((node) => ({
      dialogueId: dialogue.id,
      nodeId: node.id,
      npcId: dialogue.npc,
      content: JSON.stringify(node),
    })),
  );
  await inTx(ctx, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO quests (id, zone_id, level, content)
      SELECT id, zone_id, level, content::jsonb FROM unnest(${quests.map(({ id }) => id)}::text[],
        ${quests.map(({ zone }) => zone)}::text[], ${quests.map(({ level }) => level)}::int[],
          ${quests.map((quest) => JSON.stringify(quest))}::text[]) AS seeded (id, zone_id, level, content)
      ON CONFLICT (id) DO UPDATE SET zone_id = excluded.zone_id, level = excluded.level, content = excluded.content`;
    await tx.$executeRaw`
      INSERT INTO dialogue_nodes (dialogue_id, node_id, npc_id, content)
      SELECT dialogue_id, node_id, npc_id, content::jsonb
        FROM unnest(${nodes.map(({ dialogueId }) => dialogueId)}::text[], ${nodes.map(({ nodeId }) => nodeId)}::text[],
          ${nodes.map(({ npcId }) => npcId)}::text[],
            ${nodes.map(({ content }) => content)}::text[]) AS seeded (dialogue_id, node_id, npc_id, content)
      ON CONFLICT (dialogue_id, node_id) DO UPDATE SET npc_id = excluded.npc_id, content = excluded.content`;
  });
  return { quests: quests.length, nodes: nodes.length };
}
