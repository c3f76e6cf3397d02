// Reads histories with libgit2 as a program would that wants every commit and what it changed, and keeps nothing.
// Usage: read REPOSITORY...; prints its version, the commits and the changes.
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long commits, changes, touched;

static void check(int result, const char *what)
{
    if (result >= 0) return;
    const git_error *error = git_error_last();
    fprintf(stderr, "%s: %s\n", what, error ? error->message : "unknown");
    exit(1);
}

static void read_changes(git_repository *repository, git_commit *commit)
{
    git_commit *parent = NULL;
    git_tree *old_tree = NULL, *new_tree = NULL;
    git_diff *diff = NULL;
    // As git: a path that turns from a file into a link changes once.
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_INCLUDE_TYPECHANGE_TREES | GIT_DIFF_SKIP_BINARY_CHECK;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_NONE;

    if (git_commit_parentcount(commit) == 1) {
        check(git_commit_parent(&parent, commit, 0), "parent");
        check(git_commit_tree(&old_tree, parent), "tree");
    }
    check(git_commit_tree(&new_tree, commit), "tree");
    check(git_diff_tree_to_tree(&diff, repository, old_tree, new_tree, &options), "diff");
    size_t count = git_diff_num_deltas(diff);
    for (size_t i = 0; i < count; i++) {
        const git_diff_delta *delta = git_diff_get_delta(diff, i);
        touched += strlen(delta->new_file.path) + (unsigned char)git_diff_status_char(delta->status);
    }
    changes += count;

    git_diff_free(diff);
    git_tree_free(new_tree);
    git_tree_free(old_tree);
    git_commit_free(parent);
}

static void read_history(const char *folder)
{
    git_repository *repository;
    git_revwalk *walk;
    git_oid id;
    check(git_repository_open_bare(&repository, folder), folder);
    check(git_revwalk_new(&walk, repository), folder);
    check(git_revwalk_sorting(walk, GIT_SORT_TIME), folder);
    check(git_revwalk_push_head(walk), folder);
    int result;
    while ((result = git_revwalk_next(&id, walk)) == 0) {
        git_commit *commit;
        check(git_commit_lookup(&commit, repository, &id), folder);
        touched += strlen(git_commit_author(commit)->email) + strlen(git_commit_message(commit));
        commits++;
        if (git_commit_parentcount(commit) < 2) read_changes(repository, commit);
        git_commit_free(commit);
    }
    if (result != GIT_ITEROVER) check(result, folder);
    git_revwalk_free(walk);
    git_repository_free(repository);
}

int main(int count, char **folders)
{
    const char *extensions[] = { "partialclone" };
    int major, minor, patch;
    git_libgit2_init();
    check(git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, (size_t)1), "extensions");
    // As git, which takes an object's name on trust when it reads a history.
    check(git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0), "verification");
    for (int i = 1; i < count; i++) read_history(folders[i]);
    git_libgit2_version(&major, &minor, &patch);
    printf("%d.%d.%d %llu %llu\n", major, minor, patch, commits, changes);
    return touched == 0;
}
