#include "web/server.h"

#include "web/core.h"
#include "web/files.h"
#include "web/listen.h"
#include "web/pin.h"
#include "web/publish.h"
#include "web/settings.h"
#include "web/reply.h"
#include "web/route.h"
#include "web/run.h"
#include "web/visitors.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/base/log.h"

enum { EVENTS_MAX = 8, STOP_TURNS_MAX = 50 };

/* --- requests ------------------------------------------------------------------------------------ */

static enum MHD_Result take_piece(struct http_request *request, const char *bytes, size_t *size)
{
	bool ok = request_take(request, bytes, *size);

	*size = 0;
	return ok ? MHD_YES : MHD_NO;
}

/* Too long to be read and thrown away: answered at once, and the connection ends. */
static enum MHD_Result begin(struct server *server, struct MHD_Connection *connection,
			     const char *path, const char *method, void **con_cls)
{
	struct http_request *request = request_open(server, connection, method, path);

	*con_cls = request;
	if (request_announced(request) > BODY_DRAIN_MAX) {
		request->drained = 1;
		route_request(request);
		return request->answered ? MHD_YES : MHD_NO;
	}
	return MHD_YES;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *path,
				  const char *method, const char *version, const char *bytes,
				  size_t *size, void **con_cls)
{
	struct http_request *request = *con_cls;

	(void)version;
	if (!request)
		return begin(cls, connection, path, method, con_cls);
	if (request->answered || request->waiting)
		return MHD_YES;
	if (*size)
		return take_piece(request, bytes, size);
	if (request->finish) {
		route_resume(request);
	} else {
		visitor_answers(request->server, request->visitor);
		route_request(request);
	}
	return request->answered || request->waiting ? MHD_YES : MHD_NO;
}

static void on_done(void *cls, struct MHD_Connection *connection, void **con_cls,
		    enum MHD_RequestTerminationCode code)
{
	struct http_request *request = *con_cls;

	(void)cls;
	(void)connection;
	(void)code;
	if (!request)
		return;
	visitor_receives(request->server, request->visitor);
	request_close(request);
	*con_cls = NULL;
}

/* Paths and queries are decoded where they are read, so that a NUL or bad UTF-8 is seen. */
static size_t leave_coded(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
}

static void on_log(void *cls, const char *format, va_list args)
{
	/* What peers do wrong is theirs; nothing here is worth a line per connection. */
	(void)cls;
	(void)format;
	(void)args;
}

/* --- life ---------------------------------------------------------------------------------------- */

static bool start_daemon(struct server *server, struct err *err)
{
	server->daemon = MHD_start_daemon(
		MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
		on_request, server,
		MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL,
		MHD_OPTION_LISTEN_SOCKET, server->listen_fd,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)SERVER_CONNECTIONS_MAX,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)SERVER_CONNECTIONS_PER_ADDRESS_MAX,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVER_IDLE_S,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)SERVER_MEMORY_SIZE,
		MHD_OPTION_NOTIFY_COMPLETED, on_done, server,
		MHD_OPTION_NOTIFY_CONNECTION, visitor_notify, server,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_coded, NULL, MHD_OPTION_END);
	if (!server->daemon)
		return err_system(err, "the web server cannot be started");
	server->listen_fd = -1;		/* the daemon's now */
	return true;
}

static void watch(struct server *server, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

	if (fd >= 0 && epoll_ctl(server->epoll_fd, EPOLL_CTL_ADD, fd, &event) != 0)
		abort();
}

static bool open_sockets(struct server *server, struct err *err)
{
	const struct server_options *options = &server->options;

	server->port = options->port;
	server->listen_fd = listen_tcp(options->bind ? options->bind : "", &server->port, err);
	if (server->listen_fd < 0)
		return false;
	if (options->socket_path && *options->socket_path)
		server->unix_fd = listen_unix(options->socket_path, err);
	return err->kind == ERR_NONE;
}

static bool open_loop(struct server *server, struct err *err)
{
	server->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (!inbox_init(&server->inbox) || server->epoll_fd < 0)
		return err_system(err, "cannot wait for events: %s", strerror(errno));
	watch(server, server->inbox.fd);
	return true;
}

static void init(struct server *server, const struct server_options *options)
{
	server->options = *options;
	if (options->socket_path)
		server->options.socket_path = strdup(options->socket_path);
	server->epoll_fd = server->listen_fd = server->unix_fd = -1;
	server->visitors.next = server->visitors.prev = &server->visitors;
	server->sweep_s = INFINITY;
	server->wrong_codes = (struct rates){
		.each_max = WRONG_CODES_PER_PEER_MAX, .all_max = WRONG_CODES_MAX, .window_s = 60};
	server->wrong_pins = (struct rates){
		.each_max = WRONG_PINS_MAX, .all_max = WRONG_PINS_ALL_MAX, .window_s = 600};
	gethostname(server->host_name, sizeof(server->host_name) - 1);
	server->hosts.host_name = server->host_name;
	server->hosts.more = options->hosts;
	/* An ETag of before a restart must not match by chance. */
	secret_random(&server->local_revision, sizeof(server->local_revision));
}

struct server *server_create(const struct server_options *options, struct err *err)
{
	struct server *server = calloc(1, sizeof(*server));

	if (!server)
		abort();
	init(server, options);
	if (!open_loop(server, err) || !open_sockets(server, err) || !publish_start(server, err) ||
	    !start_daemon(server, err)) {
		server_destroy(server);
		return NULL;
	}
	handover_start(server);
	reply_policy(server);
	watch(server, MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd);
	watch(server, server->unix_fd);
	join_tick(server, server_now(server));
	return server;
}

uint16_t server_port(const struct server *server)
{
	return server->port;
}

void server_destroy(struct server *server)
{
	if (!server)
		return;
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
	if (server->unix_fd >= 0) {
		unlink(server->options.socket_path);
		close(server->unix_fd);
	}
	if (server->listen_fd >= 0)
		close(server->listen_fd);
	if (server->epoll_fd >= 0)
		close(server->epoll_fd);
	if (server->openapi)
		MHD_destroy_response(server->openapi);
	board_cache_finish(&server->boards);
	files_finish(server);
	publish_finish(server);
	request_pool_finish(&server->requests);
	inbox_finish(&server->inbox);
	free((char *)server->options.socket_path);
	free(server);
}

/* --- other threads ------------------------------------------------------------------------------- */

void server_quit(struct server *server)
{
	atomic_store(&server->quit, true);
	inbox_ring(&server->inbox);
}

void server_picture(struct server *server, uint64_t ticket, void *png, size_t size)
{
	inbox_put(&server->inbox, &(struct letter){.kind = LETTER_PICTURE, .ticket = ticket,
						   .bytes = png, .size = size});
}

void server_key_move(struct server *server, const char *card, const char *column)
{
	struct letter letter = {.kind = LETTER_KEY_MOVE};

	snprintf(letter.card, sizeof(letter.card), "%s", card);
	snprintf(letter.column, sizeof(letter.column), "%s", column);
	inbox_put(&server->inbox, &letter);
}

void server_key_setting(struct server *server, const char *name, const char *value)
{
	struct letter letter = {.kind = LETTER_KEY_SETTING};

	snprintf(letter.name, sizeof(letter.name), "%s", name);
	snprintf(letter.value, sizeof(letter.value), "%s", value);
	inbox_put(&server->inbox, &letter);
}

static void key_move(struct server *server, const struct letter *letter)
{
	struct err err = ERR_IN(server->lang);
	struct buf json = {0};

	buf_text(&json, "{\"column\":");
	view_json_text(&json, letter->column);
	buf_char(&json, '}');
	if (!run_as_wall(server, "card_move", letter->card, json.bytes, &err))
		log_warn("a key's move was refused: %s", err.text);
	buf_finish(&json);
}

static void key_setting(struct server *server, const struct letter *letter)
{
	struct err err = ERR_IN(server->lang);

	if (setting_set(server, letter->name, letter->value, &err))
		publish_wall(server);
}

static void read_letters(struct server *server)
{
	inbox_hush(&server->inbox);
	for (struct letter *letter; (letter = inbox_take(&server->inbox));) {
		if (letter->kind == LETTER_PICTURE)
			picture_done(server, letter);
		else if (letter->kind == LETTER_KEY_MOVE)
			key_move(server, letter);
		else if (letter->kind == LETTER_KEY_SETTING)
			key_setting(server, letter);
		else
			pin_done(server, letter);
		letter_free(letter);
	}
}

/* --- the loop ------------------------------------------------------------------------------------ */

/* Subcommands of this program come in here; libmicrohttpd takes their sockets over. */
static void accept_local(struct server *server)
{
	const struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd;

	while ((fd = accept4(server->unix_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0)
		MHD_add_connection(server->daemon, fd, (const struct sockaddr *)&address,
				   sizeof(address));
}

static void expire_waiting(struct server *server, double now_s)
{
	struct http_request *next;

	for (struct http_request *request = server->waiting; request; request = next) {
		next = request->next;
		if (now_s < request->until_s && !server->stopping)
			continue;
		request->expired = true;
		request_wake(request);
	}
}

static void tick(struct server *server, double now_s)
{
	expire_waiting(server, now_s);
	visitors_sweep(server, now_s);
	hub_tick(server, now_s);
	if (join_tick(server, now_s))
		publish_wall(server);
	publish_tick(server, now_s);
}

static double next_deadline_s(const struct server *server)
{
	double next = fmin(server->look_s, join_deadline_s(server));

	next = fmin(next, server->sweep_s);
	next = fmin(next, publish_deadline_s(server));
	if (server->hub.count)
		next = fmin(next, server->hub.beat_s);
	for (const struct http_request *request = server->waiting; request; request = request->next)
		next = fmin(next, request->until_s);
	return next;
}

/* Rounded up: a time-out that is a fraction too short would make the loop turn until it is over. */
static int timeout_ms(const struct server *server)
{
	MHD_UNSIGNED_LONG_LONG theirs;
	double ours = ceil((next_deadline_s(server) - server_now(server)) * 1000);
	int ms = ours < 0 ? 0 : ours > 1e6 ? 1000000 : (int)ours;

	if (MHD_get_timeout(server->daemon, &theirs) == MHD_YES &&
	    theirs < (MHD_UNSIGNED_LONG_LONG)ms)
		ms = (int)theirs;
	return ms;
}

/*
 * Without a thread of its own libmicrohttpd does not notice by itself that a connection was resumed, and
 * answering one may resume others.
 */
static void run_daemon(struct server *server)
{
	do {
		server->resumed = false;
		MHD_run(server->daemon);
	} while (server->resumed);
}

static void turn(struct server *server)
{
	struct epoll_event events[EVENTS_MAX];
	int n = epoll_wait(server->epoll_fd, events, EVENTS_MAX, timeout_ms(server));

	atomic_fetch_add_explicit(&server->options.pulse->server_wakes, 1, memory_order_relaxed);
	for (int i = 0; i < n; i++) {
		if (events[i].data.fd == server->inbox.fd)
			read_letters(server);
		else if (events[i].data.fd == server->unix_fd)
			accept_local(server);
	}
	tick(server, server_now(server));
	run_daemon(server);
	publish_turn(server);
}

/*
 * libmicrohttpd aborts the process when it is stopped with suspended connections: each is resumed and
 * finds that it is over, and the daemon gets a few turns to say so.
 */
static void stop(struct server *server)
{
	server->stopping = true;
	hub_stop(server);
	expire_waiting(server, 0);
	for (int i = 0; i < STOP_TURNS_MAX; i++) {
		MHD_run(server->daemon);
		if (!server->hub.count && !server->waiting)
			break;
		hub_stop(server);
		expire_waiting(server, 0);
	}
	MHD_stop_daemon(server->daemon);
	server->daemon = NULL;
}

void server_run(struct server *server)
{
	while (!atomic_load(&server->quit))
		turn(server);
	stop(server);
}
