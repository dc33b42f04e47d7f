# The pages and procedures.
# Build from the root of the repository: docker build -f deploy/web.Dockerfile .

FROM node:24-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS build
WORKDIR /app
ENV CI=true NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN npm exec --yes pnpm@10.34.9 -- install --frozen-lockfile
RUN npm exec --yes pnpm@10.34.9 -- exec turbo run build --filter=@necp/web
RUN npm exec --yes pnpm@10.34.9 -- --filter @necp/web --prod --config.inject-workspace-packages=true deploy /out

FROM node:24-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e
# A container's own loopback address leads nowhere else.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0
WORKDIR /app
COPY --from=build /out/node_modules ./node_modules
COPY --from=build /app/apps/web/package.json /app/apps/web/next.config.mjs /app/apps/web/refuse-upgrade.mjs ./
COPY --from=build /app/apps/web/port ./port
COPY --from=build /app/apps/web/public ./public
# Named by next.config.mjs, which looks for it at every start.
COPY --from=build /app/apps/web/src/i18n ./src/i18n
COPY --from=build --chown=node:node /app/apps/web/.next ./.next
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The preload refuses every upgrade before Next sees it (docs/decisions/0001).
CMD ["node", "--import", "./refuse-upgrade.mjs", "node_modules/next/dist/bin/next", "start"]
