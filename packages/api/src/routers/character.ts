import { characterList, nameCheck, profile, proposeNames } from '@necp/domain/character/queries';
import { createCharacter, deleteCharacter, remakeCharacter, restoreCharacter } from '@necp/domain/character/service';
import { enterWorld } from '@necp/domain/realm/service';
import {
  CharacterListView,
  CharacterRef,
  CharacterView,
  CheckNameInput,
  CreateCharacterInput,
  NameCheckView,
  ProfileInput,
  ProfileView,
  ProposedNamesView,
  ProposeNamesInput,
  RemakeCharacterInput,
  TicketView,
} from '@necp/shared/character/schema';
import { EnterWorldInput } from '@necp/shared/realm/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const characterRouter = router({
  list: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/characters', tags: ['characters'], summary: 'The characters of the account' },
    })
    .output(CharacterListView)
    .query(({ ctx }) => characterList(ctx.domain)),
  checkName: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/name-check',
        tags: ['characters'],
        summary: 'Whether a name can be taken',
      },
    })
    .input(CheckNameInput)
    .output(NameCheckView)
    .query(({ ctx, input }) => nameCheck(ctx.domain, input)),
  proposeNames: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/name-ideas',
        tags: ['characters'],
        summary: 'Names nobody carries now',
      },
    })
    .input(ProposeNamesInput)
    .output(ProposedNamesView)
    .query(({ ctx, input }) => proposeNames(ctx.domain, input)),
  create: signedInProcedure
    .meta({ openapi: { method: 'POST', path: '/characters', tags: ['characters'], summary: 'Make a character' } })
    .input(CreateCharacterInput)
    .output(CharacterView)
    .mutation(({ ctx, input }) => createCharacter(ctx.domain, input)),
  remake: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/characters/{characterId}/remake',
        tags: ['characters'],
        summary: 'Another face, name or class, while the character is of level 1',
      },
    })
    .input(RemakeCharacterInput)
    .output(CharacterView)
    .mutation(({ ctx, input }) => remakeCharacter(ctx.domain, input)),
  delete: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/characters/{characterId}/delete',
        tags: ['characters'],
        summary: 'Delete a character; it can be brought back for a week',
      },
    })
    .input(CharacterRef)
    .output(CharacterView)
    .mutation(({ ctx, input }) => deleteCharacter(ctx.domain, input)),
  restore: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/characters/{characterId}/restore',
        tags: ['characters'],
        summary: 'Bring a deleted character back',
      },
    })
    .input(CharacterRef)
    .output(CharacterView)
    .mutation(({ ctx, input }) => restoreCharacter(ctx.domain, input)),
  enter: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/characters/{characterId}/enter',
        tags: ['characters'],
        summary: 'A ticket that opens the simulation once, for thirty seconds',
      },
    })
    .input(EnterWorldInput)
    .output(TicketView)
    .mutation(({ ctx, input }) => enterWorld(ctx.domain, input)),
  profile: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}',
        tags: ['characters'],
        protect: false,
        summary: 'What everyone may know of a character',
      },
    })
    .input(ProfileInput)
    .output(ProfileView)
    .query(({ ctx, input }) => profile(ctx.domain, input)),
});
