#include "app/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>

bool cli_socket_path(const struct options *options, char *out, size_t size)
{
	int n = snprintf(out, size, "%s.sock", options->db);

	return n > 0 && (size_t)n < size &&
	       (size_t)n < sizeof(((struct sockaddr_un *)NULL)->sun_path);
}

bool cli_make_folder(const struct options *options, struct err *err)
{
	char path[PATH_MAX];

	if (options->db_given)
		return true;
	snprintf(path, sizeof(path), "%s", options->db);
	for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			return err_system(err, "cannot make the folder %s: %s", path,
					  strerror(errno));
		*slash = '/';
	}
	return true;
}
