#include "web/pin.h"

#include "web/core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIN_WAIT_S = 10, PIN_BUSY_S = 2 };

struct pin_job {
	struct job job;
	struct inbox *inbox;
	uint64_t ticket;
	char pin[16];
	char hash[SECRET_PIN_HASH_SIZE];	/* "": make one */
};

static void pin_run(struct job *base)
{
	struct pin_job *job = (struct pin_job *)base;
	struct letter letter = {.kind = LETTER_PIN, .ticket = job->ticket};

	if (*job->hash) {
		letter.ok = secret_pin_matches(job->hash, job->pin);
	} else {
		letter.ok = secret_pin_hash(job->hash, job->pin);
		letter.bytes = strdup(job->hash);
	}
	inbox_put(job->inbox, &letter);
	explicit_bzero(job, sizeof(*job));
	free(job);
}

bool pin_busy(struct err *err)
{
	return rates_refuse(err, PIN_BUSY_S);
}

static bool pin_ask(struct http_request *request, const char *pin, const char *hash,
		    bool (*then)(struct http_request *request, struct err *err), struct err *err)
{
	struct server *server = request->server;
	struct pin_job *job = calloc(1, sizeof(*job));

	if (!job)
		abort();
	job->job.run = pin_run;
	job->inbox = &server->inbox;
	job->ticket = server->last_ticket + 1;
	snprintf(job->pin, sizeof(job->pin), "%s", pin);
	snprintf(job->hash, sizeof(job->hash), "%s", hash);
	if (!worker_add(server->options.worker, &job->job)) {
		free(job);
		return pin_busy(err);
	}
	request_wait(request, PIN_WAIT_S, then);
	return true;
}

bool pin_verify(struct http_request *request, const char *member, const char *pin,
		bool (*then)(struct http_request *request, struct err *err), struct err *err)
{
	struct server *server = request->server;
	char hash[SECRET_PIN_HASH_SIZE];
	uint8_t key[RATES_KEY_SIZE];

	rates_key(member, key);
	if (!rates_allow(&server->wrong_pins, key, server_now(server), err))
		return false;
	if (!local_pin_get(server->options.ledger, member, hash)) {
		pin_was_wrong(server, member);
		return err_field(err, "pin", L_err_pin_wrong, NULL);
	}
	return pin_ask(request, pin, hash, then, err);
}

void pin_was_wrong(struct server *server, const char *member)
{
	uint8_t key[RATES_KEY_SIZE];

	rates_key(member, key);
	rates_count(&server->wrong_pins, key, server_now(server));
}

/* --- setting one --------------------------------------------------------------------------------- */

static bool pin_store(struct http_request *request, const char *hash, struct err *err)
{
	if (!local_pin_set(request->server->options.ledger, request->who.member, hash, err))
		return false;
	buf_printf(&request->out, "{\"pin\":%s}", hash ? "true" : "false");
	return true;
}

static bool pin_hashed(struct http_request *request, struct err *err)
{
	if (request->expired || !request->result_ok)
		return pin_busy(err);
	return pin_store(request, request->result_hash, err);
}

static bool is_pin(const char *pin)
{
	size_t n = strspn(pin, "0123456789");

	return pin[n] == '\0' && n >= 4 && n <= 8;
}

bool pin_change(struct http_request *request, struct err *err)
{
	const struct value *pin;

	if (!*request->who.member)
		return err_say(err, ERR_FORBIDDEN, L_web_members_only, NULL);
	if (!request_fields(request, err))
		return false;
	pin = request_value(request, "pin");
	if (pin->null)
		return pin_store(request, NULL, err);
	if (!is_pin(pin->text))
		return err_field(err, "pin", L_err_pin_form, NULL);
	return pin_ask(request, pin->text, "", pin_hashed, err);
}

void pin_done(struct server *server, struct letter *letter)
{
	struct http_request *request = request_waiting(server, letter->ticket);

	if (!request)
		return;
	request->result_ok = letter->ok;
	if (letter->bytes)
		snprintf(request->result_hash, sizeof(request->result_hash), "%s",
			 (const char *)letter->bytes);
	request_wake(request);
}
