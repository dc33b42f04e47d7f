# The simulation and the worker: one image, told apart by ROLE (zones, worker, all). Target `tools` runs migrations and commands.
# Build from the root of the repository: docker build -f deploy/sim.Dockerfile .

FROM node:24-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS tools
WORKDIR /app
ENV CI=true
COPY . .
RUN npm exec --yes pnpm@10.34.9 -- install --frozen-lockfile
RUN npm exec --yes pnpm@10.34.9 -- exec turbo run build --filter=@necp/sim
RUN npm exec --yes pnpm@10.34.9 -- --filter @necp/sim --prod --config.inject-workspace-packages=true deploy /out
RUN chown -R node:node /app/packages/db
USER node

FROM node:24-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e
# A container's own loopback address leads nowhere else.
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=tools /out/node_modules ./node_modules
COPY --from=tools /app/apps/sim/package.json ./package.json
COPY --from=tools /app/apps/sim/dist ./dist
USER node
EXPOSE 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SIM_PORT ?? 3001}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Room in MiB for what lives a moment only: most of what a tick makes.
CMD ["node", "--max-semi-space-size=64", "dist/main.js"]
