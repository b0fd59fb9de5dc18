#pragma once
#include <microhttpd.h>
#include <stdatomic.h>

#include "app/base/buf.h"
#include "app/ledger/local.h"
#include "app/model/week.h"
#include "web/board.h"
#include "web/handover.h"
#include "web/hosts.h"
#include "web/hub.h"
#include "web/inbox.h"
#include "web/join.h"
#include "web/picture.h"
#include "web/rates.h"
#include "web/request.h"
#include "web/restored.h"
#include "web/server.h"
#include "web/who.h"

/*
 * core: what a struct server is made of, for the files of this folder. Everything but the inbox and
 * `quit` belongs to the server thread.
 */
enum {
	SERVER_CONNECTIONS_MAX = 128,
	SERVER_CONNECTIONS_PER_ADDRESS_MAX = 64,
	SERVER_STREAMS_MAX = 64,
	SERVER_STREAMS_PER_DEVICE_MAX = 16,
	SERVER_IDLE_S = 30,		/* a connection that says nothing */
	SERVER_RECEIVE_S = 60,		/* from the first byte of a request to its last */
	SERVER_ANSWER_S = 120,		/* until the answer is taken */
	SERVER_MEMORY_SIZE = 24 * 1024,	/* of a connection: bounds the headers */
	SERVER_FLOW_S = 600,		/* between readings of the flow, while notes move */
	SERVER_LOOK_S = 30,		/* between looks at addresses, clock and ailing storage */
	POLICY_SIZE = 640,
};

/* One socket, from accept to close; so that no peer holds one for ever by a byte now and then. */
struct visitor {
	struct visitor *next, *prev;
	int fd;
	double until_s;			/* 0: an event stream, which may stay */
};

struct counters {
	int64_t by_class[6];		/* answers by the first digit of their status */
	int64_t commits;
	int64_t refused_codes;
	int64_t pictures;
	int64_t snapshots;
};

struct server {
	struct server_options options;
	struct MHD_Daemon *daemon;
	int epoll_fd, listen_fd, unix_fd;
	uint16_t port;
	char host_name[64];
	char home[HOST_SIZE + 8];	/* "kanwall.local:8080"; "" without a name */
	char policy[POLICY_SIZE];	/* what the page may load and ask; see reply.h */
	atomic_bool quit;
	bool resumed;			/* a suspended connection has to be run */
	bool stopping;			/* streams end, nothing waits any more */

	struct inbox inbox;
	struct request_pool requests;
	struct http_request *waiting;	/* suspended until something is ready */
	uint64_t last_ticket;
	struct visitor visitors;	/* ring */
	struct hosts hosts;
	struct who_cache who;
	struct rates wrong_codes, wrong_pins, handovers_asked;
	struct join join;
	struct handover handovers[HANDOVERS_MAX];
	struct hub hub;
	struct pictures pictures;
	struct board_cache boards;
	struct MHD_Response *openapi;
	struct MHD_Response **files;	/* made when first asked for */
	struct counters counters;

	/* What the wall shows: topics as they were at loaded_seq; `stale` ones are behind the log. */
	struct topics topics;
	unsigned stale;
	int64_t loaded_seq;
	int32_t day;		/* local; what depends on it is loaded anew when it changes */
	bool due;		/* the wall gets a snapshot when the last was pause_s ago */
	double handed_s;	/* when it got the last one */
	double pause_s;
	int64_t seq;		/* of the last commit */
	unsigned local_revision;	/* counts what replies depend on and the log does not */
	enum lang lang;
	enum theme_choice theme;
	bool pinned, join_shown, calm, fresh;
	int distance_percent;
	unsigned turns;			/* scenes that take turns, as scene_bit(); 0: all */
	int turn_s;
	struct hours hours;
	char scene[24];			/* asked for last; wish counts how often one was */
	unsigned wish;
	struct restored restored;
	enum notice ailing;		/* NOTICE_FULL, NOTICE_STORAGE or NONE */
	enum notice notice;
	int64_t notice_since_ms;
	struct week week;		/* as of week_seq and week_day, local; zeroed: nothing is asked */
	int64_t week_seq;
	int32_t week_day;
	double look_s, sweep_s;		/* next deadlines */
	double flow_s;			/* not before then is the flow read again */
	bool flow_stale;		/* notes have moved since */
};

static inline double server_now(const struct server *server)
{
	return clock_mono_s(server->options.clock);
}
