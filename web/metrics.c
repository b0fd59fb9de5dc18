#include "web/metrics.h"

#include "web/core.h"
#include "web/guard.h"
#include "web/reply.h"

static void head(struct buf *out, const char *name, const char *type, const char *help)
{
	buf_printf(out, "# HELP kanwall_%s %s\n# TYPE kanwall_%s %s\n", name, help, name, type);
}

static void whole(struct buf *out, const char *name, const char *type, const char *help,
		  int64_t value)
{
	head(out, name, type, help);
	buf_printf(out, "kanwall_%s %lld\n", name, (long long)value);
}

static void seconds(struct buf *out, const char *name, const char *help, double value)
{
	head(out, name, "gauge", help);
	buf_printf(out, "kanwall_%s %.9g\n", name, value);
}

static int64_t connections(struct server *server)
{
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);

	return info ? info->num_connections : 0;
}

static void say_web(struct server *server, struct buf *out)
{
	const struct counters *counters = &server->counters;

	head(out, "http_responses_total", "counter", "Answers by the class of their status.");
	for (int i = 2; i < 6; i++)
		buf_printf(out, "kanwall_http_responses_total{class=\"%dxx\"} %lld\n", i,
			   (long long)counters->by_class[i]);
	whole(out, "http_connections", "gauge", "Open connections.", connections(server));
	whole(out, "event_streams", "gauge", "Phones that listen for news.", server->hub.count);
	whole(out, "join_refused_total", "counter", "Wrong join codes.", counters->refused_codes);
	whole(out, "pictures_total", "counter", "Pictures of the wall that were taken.",
	      counters->pictures);
}

static void say_ledger(struct server *server, struct buf *out)
{
	whole(out, "commits_total", "counter", "Commands that changed something.",
	      server->counters.commits);
	whole(out, "log_seq", "gauge", "The last row of the log.", server->seq);
	whole(out, "storage_ailing", "gauge", "1: the storage is full or does not answer.",
	      server->ailing != NOTICE_NONE);
}

static void say_wall(const struct server *server, struct buf *out)
{
	const struct pulse *pulse = server->options.pulse;
	int64_t shown_seq = atomic_load_explicit(&pulse->shown_seq, memory_order_acquire);

	whole(out, "wall_snapshots_total", "counter", "Snapshots that the wall was handed.",
	      server->counters.snapshots);
	whole(out, "wall_shown_seq", "gauge", "Row of the log that the picture shows.", shown_seq);
	seconds(out, "wall_shown_timestamp_seconds",
		"Monotonic time of the last frame that brought news.",
		(double)atomic_load(&pulse->shown_at_ns) / 1e9);
	seconds(out, "wall_first_frame_timestamp_seconds",
		"Monotonic time of the first frame that showed the team's state.",
		(double)atomic_load(&pulse->first_frame_ns) / 1e9);
	whole(out, "wall_frames_total", "counter", "Frames presented.",
	      atomic_load(&pulse->frames));
	seconds(out, "wall_frame_cpu_seconds", "CPU time of the last frame.",
		(double)atomic_load(&pulse->frame_cpu_ns) / 1e9);
	whole(out, "wall_wakes_total", "counter", "Times the main thread woke.",
	      atomic_load(&pulse->wall_wakes));
	whole(out, "wall_failed", "gauge", "1: there is no picture.",
	      atomic_load(&pulse->wall_failed));
	whole(out, "server_wakes_total", "counter", "Times the server thread woke.",
	      atomic_load(&pulse->server_wakes));
}

/* Open to this machine, where a collector usually runs; to others with a session or a token. */
bool metrics_read(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct buf *out = &request->out;

	if (!request->peer.loopback && !guard_role(request, ROLE_GUEST, err))
		return false;
	head(out, "build_info", "gauge", "The program.");
	buf_text(out, "kanwall_build_info{version=\"" KANWALL_VERSION "\"} 1\n");
	say_web(server, out);
	say_ledger(server, out);
	say_wall(server, out);
	reply_text(request, "text/plain; version=0.0.4; charset=utf-8");
	return true;
}
