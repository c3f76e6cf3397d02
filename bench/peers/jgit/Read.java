import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads histories with JGit as a program would that wants every commit and what it changed, and keeps nothing. */
public final class Read {
    private static long commits;
    private static long changes;
    private static long touched;

    /** Usage: Read REPOSITORY...; prints its version, the commits and the changes. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) readHistory(new File(folder));
        if (touched == 0) throw new IOException("nothing was read");
        System.out.println(version() + " " + commits + " " + changes);
    }

    private static void readHistory(File folder) throws IOException {
        try (Repository repository = new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build();
                RevWalk walk = new RevWalk(repository);
                TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            walk.sort(RevSort.COMMIT_TIME_DESC);
            walk.markStart(walk.parseCommit(repository.resolve(Constants.HEAD)));
            for (RevCommit commit : walk) {
                commits++;
                touched += commit.getAuthorIdent().getEmailAddress().length() + commit.getFullMessage().length();
                if (commit.getParentCount() < 2) readChanges(walk, trees, commit);
            }
        }
    }

    private static void readChanges(RevWalk walk, TreeWalk trees, RevCommit commit) throws IOException {
        trees.reset();
        if (commit.getParentCount() == 0) {
            trees.addTree(new EmptyTreeIterator());
        } else {
            walk.parseHeaders(commit.getParent(0));
            trees.addTree(commit.getParent(0).getTree());
        }
        trees.addTree(commit.getTree());
        trees.setFilter(TreeFilter.ANY_DIFF);
        while (trees.next()) {
            changes++;
            touched += trees.getPathString().length() + status(trees.getRawMode(0), trees.getRawMode(1));
        }
    }

    private static char status(int oldMode, int newMode) {
        if (oldMode == 0) return 'A';
        if (newMode == 0) return 'D';
        return (oldMode & 0170000) == (newMode & 0170000) ? 'M' : 'T';
    }

    // As its archive names itself: org.eclipse.jgit-VERSION.jar.
    private static String version() throws IOException {
        File archive = new File(ObjectReader.class.getProtectionDomain().getCodeSource().getLocation().getPath()).getCanonicalFile();
        String version = Repository.class.getPackage().getImplementationVersion();
        return version != null ? version : archive.getName();
    }

    private Read() {
    }
}
