# The command line alone, in an image that holds nothing else: `docker build -t bomlight .`, then
# `docker run --rm -v "$PWD:/work" bomlight check board.csv`. It needs no network: `--network none` takes it away.
FROM rust:1.95-slim AS build
# The Rust of the image, without what the site needs.
ENV RUSTUP_TOOLCHAIN=1.95.0
WORKDIR /bomlight
COPY . .
RUN target="$(uname -m)-unknown-linux-musl" \
    && rustup target add "$target" \
    && cargo install --locked --path . --bin bomlight --target "$target" --root /out

FROM scratch
COPY --from=build /out/bin/bomlight /bomlight
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/bomlight"]
CMD ["--help"]
