# The only door. Each target is one small script in make/, which says what it does.

.DEFAULT_GOAL := help
.PHONY: help serve test build package scorm bank bench fuzz fmt clean test-native test-wasm test-package test-e2e

help:
	@echo 'make serve         the page at http://127.0.0.1:8080 (PORT=… changes it), rebuilt on change'
	@echo 'make test          all checks and tests, as CI runs them'
	@echo 'make build         the page, in dist/'
	@echo 'make package       the npm package, in target/npm/'
	@echo 'make scorm         quizzes and lectures as SCORM packages, in target/scorm/ (IDS=… or LIST=…, PASS=…)'
	@echo 'make bank          questions as GIFT, Moodle XML and QTI, in target/bank/ (IDS=… or LIST=…, SEED=…, COUNT=…)'
	@echo 'make bench         how fast it is, natively, in Node and in Chromium, as one Markdown table'
	@echo 'make fuzz          a million random inputs for each reader and for the machine (TARGET=…, INPUTS=…, SEED=…)'
	@echo
	@echo 'make fmt           format the Rust sources'
	@echo 'make test-native   formatting, clippy and the native tests only'
	@echo 'make test-wasm     the tests of the WASM crate only'
	@echo 'make test-package  the npm package and its tests only'
	@echo 'make test-e2e      the page and its browser tests only (ARGS=… goes to Playwright)'
	@echo 'make clean         delete what was built; the tools stay'
	@echo
	@echo 'Missing tools are fetched into .tools/ and node_modules/. Needed before: rustup, Node 20.19, make.'

serve:
	@make/serve.sh

test:
	@make/test.sh native wasm package page

build:
	@make/build.sh

package:
	@make/package.sh

scorm:
	@make/pack.sh scorm

bank:
	@make/pack.sh bank

bench:
	@make/bench.sh

fuzz:
	@make/fuzz.sh

test-native:
	@make/test.sh native

test-wasm:
	@make/test.sh wasm

test-package:
	@make/test.sh package

test-e2e:
	@make/test.sh page

fmt:
	@make/fmt.sh

clean:
	rm -rf target dist test-results playwright-report
