# The commands of this project. Each says what it does and can be run twice.

.PHONY: run test fuzz bench painting sample sample-report screens deb schemas clean-sample

run: ## Build everything and open the window on the sample study
	@tools/run

test: ## Run every check and test
	@tools/test

fuzz: ## Give every reader of foreign files changed and made-up ones for a minute (add FOR=600 SEED=7 for longer, and others)
	@tools/prepare
	cargo run --locked -p verbatim-fuzz -- --seconds $(or $(FOR),60) --seed $(or $(SEED),1)

bench: ## Measure speed beside its floors (S and M; add CORPORA="S M L d" for the large one)
	@tools/prepare
	cargo run --locked --release -p verbatim-benches -- $(or $(CORPORA),S M d) --out docs/benchmarks.md

painting: ## Measure what is waited for in the real window (add MANY=4200 for a study of so many interviews)
	@tools/prepare
	cargo build --locked --release -p verbatim-cli
	npx tauri build --no-bundle -- --features test-hooks
	VERBATIM_APP=target/release/verbatim-app VERBATIM_CLI=target/release/verbatim \
	  node tests/painting/measure.mjs $(if $(MANY),--many $(MANY)) --out docs/benchmarks.md

sample: ## Build the sample study in target/sample
	@tools/prepare
	cargo build --locked -p verbatim-cli
	@tools/sample-study

sample-report: ## Make docs/sample-report.docx of the sample study
	@tools/prepare
	cargo build --locked -p verbatim-cli
	@tools/sample-study
	@tools/sample-report

screens: ## Photograph all screens into artifacts/screens (light, dark, four sizes, 200 %) and check that they fit
	@tools/prepare
	cargo build --locked -p verbatim-cli
	npx tauri build --debug --no-bundle -- --features test-hooks
	npm run --silent screens

deb: ## Build the Debian package
	@tools/prepare
	npx tauri build --bundles deb

schemas: ## Write schemas/ anew after a reply of the command line changed
	VERBATIM_UPDATE=1 cargo test --locked -p verbatim-api --test api

clean-sample: ## Remove the sample study, so that the next run makes it anew
	rm -rf target/sample
